import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import * as input from './inputs.ts'
import { countyExportLife, countyExportStates } from './lifecycle.ts'

const countyExport = z.object({
  id: z.string(),
  state: z.enum(countyExportStates),
  recipient: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedOn: z.string(),
  releasedBy: z.string().nullable(),
  releasedOn: z.string().nullable(),
  /** The last day on which it can be taken; null before it is released. */
  takeUntil: z.string().nullable(),
  takenOn: z.string().nullable(),
  /** Why it was not released, or taken back. */
  refusal: z.string().nullable(),
  version: z.number().int(),
})
export type CountyExport = z.output<typeof countyExport>

const base = '/api/v1/county-exports'
const id = z.object({ id: uuid() })
const three = ['system.admin', 'security.admin', 'audit.read'] as const

export const listCountyExports = endpoint({
  method: 'GET',
  path: base,
  access: three,
  summary: 'Exports of the county with contacts: asked for, released, taken; the open ones first, the last 100',
  answer: z.object({ items: z.array(countyExport), can: z.array(z.literal('create')) }),
})

export const askCountyExport = endpoint({
  method: 'POST',
  path: base,
  access: ['system.admin'],
  fresh: true,
  summary: 'Ask for an export of the county with contacts; the security administrator releases it',
  body: input.asked,
  answer: record(countyExport),
})

export const readCountyExport = endpoint({
  method: 'GET',
  path: `${base}/{id}`,
  access: three,
  summary: 'One export with contacts, with what the caller can do',
  params: id,
  query: z.strictObject({ with: z.literal('events').optional() }),
  answer: record(countyExport),
})

const { moves } = countyExportLife
export const countyExportActs = {
  release: endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/release`,
    access: ['security.admin'],
    fresh: true,
    summary: 'Release: the operator can take it once within seven days',
    params: id,
    body: act(moves.release.input),
    answer: record(countyExport),
  }),
  refuse: endpoint({
    method: 'POST',
    path: `${base}/{id}/actions/refuse`,
    access: ['security.admin'],
    summary: 'Not released, or taken back before it was taken',
    params: id,
    body: act(moves.refuse.input),
    answer: record(countyExport),
  }),
}
