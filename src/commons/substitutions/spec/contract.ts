import { z } from 'zod'
import { postRoles } from '#commons/people/spec/roles.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { act, listQuery, page, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import * as input from './inputs.ts'
import { substitutionLife, substitutionStates } from './lifecycle.ts'

/** Whether somebody acts by it today; why not. */
export const standings = ['acting', 'ahead', 'over', 'postOver', 'ended'] as const

const substitution = z.object({
  id: z.string(),
  post: z.object({
    id: z.string(),
    organName: z.string(),
    role: z.enum(postRoles),
    title: z.string().nullable(),
    holder: z.string(),
  }),
  person: z.object({ id: z.string(), name: z.string() }),
  state: z.enum(substitutionStates),
  standing: z.enum(standings),
  startsOn: z.string(),
  endsOn: z.string(),
  reason: z.string(),
  endReason: z.string().nullable(),
  version: z.number().int(),
})
export type Substitution = z.output<typeof substitution>

const base = '/api/v1/substitutions'
const id = z.object({ id: uuid() })
const readers = ['people.keep', 'people.self'] as const

export const listSubstitutions = endpoint({
  method: 'GET',
  path: base,
  access: readers,
  summary: 'Substitutes in sight of the caller, the newest first: within the reach of who keeps posts, and one’s own',
  query: z.strictObject({
    ...listQuery,
    post: uuid().optional(),
    person: uuid().optional(),
    /** `now`: whose last day has not come and who were not ended before. */
    only: z.enum(['now', 'past']).optional(),
  }),
  /** `can` holds `create` for whoever may appoint. */
  answer: page(substitution).extend({ can: z.array(z.string()) }),
})

export const readSubstitution = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: readers,
  summary: 'One substitution, with what the caller can do',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: record(substitution),
})

export const appoint = endpoint({
  method: 'POST',
  path: base,
  access: ['people.keep'],
  summary: 'Appoint a substitute in a post, from day to day; holder and substitute are told',
  body: input.appointed,
  answer: record(substitution),
})

export const substitutionActs = {
  end: endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/end`,
    access: ['people.keep'],
    summary: 'End before the last day: from then on nothing is done by right of it',
    params: id,
    body: act(substitutionLife.moves.end.input),
    answer: record(substitution),
  }),
}
