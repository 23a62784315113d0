import { z } from 'zod'
import { uuid } from './text.ts'

/** Up to 1,000 a total is exact; beyond, only that it is at least that many (house.md §3). */
export const total = z.union([z.number().int(), z.object({ atLeast: z.number().int() })])
export type Total = z.output<typeof total>

/** Query of every list: page size, place to go on from, order, free text. */
export const listQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(200).optional(),
  q: z.string().max(100).optional(),
}

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total })

/** Colour, shape and word of a deadline together: see look.md. */
export const lamps = ['onTime', 'near', 'overdue', 'paused'] as const

/** What is owed now: who owes which move, by when, in working days (negative: overdue). Null when nothing is. */
const due = z
  .object({
    party: z.string(),
    move: z.string(),
    on: z.string().nullable(),
    left: z.number().int().nullable(),
    lamp: z.enum(lamps),
    organ: z.string().nullable(),
  })
  .nullable()
export type Due = z.output<typeof due>

export const event = z.object({
  id: z.string(),
  name: z.string(),
  version: z.number().int(),
  at: z.string(),
  on: z.string(),
  /** Name of who acted and for which organ; the public is 群众. */
  by: z.string().nullable(),
  organ: z.string().nullable(),
  /** Whose post it was done in, where `by` stood in for its holder. */
  standsFor: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string(),
  extra: z.record(z.string(), z.unknown()),
  backfill: z.boolean(),
})
export type TimelineEvent = z.output<typeof event>

/** Answer of every read and act of one record. */
export const record = <Item extends z.ZodType>(item: Item) =>
  z.object({ item, can: z.array(z.string()), due, version: z.number().int(), events: z.array(event).optional() })

/** Body of every act: the caller's id of this act, the version it saw, and the move's own input. */
export const act = <Input extends z.ZodType>(input: Input) =>
  z.strictObject({ actId: uuid(), version: z.number().int().min(1), input })
