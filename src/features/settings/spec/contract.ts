import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { listQuery, page, record } from '#kernel/resource.ts'
import { paragraph, uuid } from '#kernel/text.ts'

const name = z.string().min(1).max(60)

const setting = z.object({
  field: z.string(),
  value: z.unknown(),
  /** What holds where a county decided nothing. */
  standard: z.unknown(),
  /** `practice` where no law says so, else the article. */
  basis: z.string().nullable(),
  unit: z.string().nullable(),
  /** The county's own decision, if it took one: since when, by whom, why. */
  decided: z.object({ on: z.string(), by: z.string().nullable(), reason: z.string().nullable() }).nullable(),
})
export type Setting = z.output<typeof setting>

/** `edition` is what a change must name as what it saw; 0 where the county never decided anything. */
const room = z.object({ room: z.string(), edition: z.number().int(), fields: z.array(setting) })
export type RoomSettings = z.output<typeof room>

export const list = endpoint({
  method: 'GET',
  path: '/api/v1/settings',
  access: ['settings.read'],
  summary: 'What the county may vary, room by room: value in force, standard, basis, since when and by whom',
  answer: z.object({ rooms: z.array(room), can: z.array(z.string()) }),
})

export const change = z.strictObject({
  id: uuid(),
  room: name,
  field: name,
  /** Edition of the room's settings that the caller saw. */
  seen: z.number().int().min(0),
  value: z.unknown(),
  reason: paragraph(2, 300),
})
export type Change = z.output<typeof change>

const edition = z.object({
  id: z.string(),
  room: z.string(),
  field: z.string().nullable(),
  nth: z.number().int(),
  version: z.number().int(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  on: z.string(),
  at: z.string(),
  by: z.string().nullable(),
})
export type Edition = z.output<typeof edition>

export const changes = endpoint({
  method: 'GET',
  path: '/api/v1/settings-changes',
  access: ['settings.read'],
  summary: 'Changes of settings, the newest first, of one room or all',
  query: z.strictObject({ limit: listQuery.limit, cursor: listQuery.cursor, room: name.optional() }),
  answer: page(edition),
})

export const make = endpoint({
  method: 'POST',
  path: '/api/v1/settings-changes',
  access: ['settings.keep'],
  summary: 'Puts another value of one setting in force; records go on under the edition that they started with',
  body: change,
  answer: record(edition),
})

export const read = endpoint({
  method: 'GET',
  path: '/api/v1/settings-changes/{id}',
  access: ['settings.read'],
  summary: 'One change of settings',
  params: z.object({ id: uuid() }),
  answer: record(edition),
})
