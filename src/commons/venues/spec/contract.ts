import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, listQuery, page, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import { opened } from './inputs.ts'
import { venueKinds } from './kinds.ts'
import { venueLife, venueStates } from './lifecycle.ts'

const venue = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(venueKinds),
  /** County, township or village. */
  division: z.string(),
  township: z.object({ code: z.string(), name: z.string() }).nullable(),
  place: z.string().nullable(),
  phone: z.string().nullable(),
  reception: z.string().nullable(),
  state: z.enum(venueStates),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  closeReason: z.string().nullable(),
  version: z.number().int(),
})
export type Venue = z.output<typeof venue>

const base = '/api/v1/venues'
const id = z.object({ id: uuid() })

export const list = endpoint({
  method: 'GET',
  path: base,
  access: 'login',
  summary: 'Venues open today or at any time in a term, the county’s first, then by township',
  query: z.strictObject({
    ...listQuery,
    township: z.string().max(12).optional(),
    kind: z.enum(venueKinds).optional(),
    /** Those that are closed today instead. */
    state: z.enum(venueStates).optional(),
    /** `face`: the public does not read yet when they are open, or no telephone. */
    lacks: z.literal('face').optional(),
    /** 届 of the county's congress. */
    term: z.coerce.number().int().min(1).max(999).optional(),
  }),
  answer: page(venue).extend({ can: z.array(z.string()) }),
})

export const read = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: 'login',
  summary: 'One venue, with what the caller can do',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: record(venue),
})

export const open = endpoint({
  method: 'POST',
  path: base,
  access: ['venues.keep'],
  summary: 'Open a venue of the county, a township or a village',
  body: opened,
  answer: record(venue),
})

const verb = <Input extends z.ZodType>(move: keyof typeof venueLife.moves, summary: string, body: Input) =>
  endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/${move}`,
    access: ['venues.keep'],
    summary,
    params: id,
    body: act(body),
    answer: record(venue),
  })

const { moves } = venueLife
export const acts = {
  setFace: verb('setFace', 'Say where it is, its telephone and when it is open, for the public', moves.setFace.input),
  close: verb('close', 'Close a venue; it stays in the list of those that were', moves.close.input),
  reopen: verb('reopen', 'Take back a closing that was entered by mistake', moves.reopen.input),
}
