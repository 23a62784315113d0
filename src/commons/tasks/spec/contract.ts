import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { lamps } from '#kernel/resource.ts'

/** 待办: one act that somebody owes on one record. */
const task = z.object({
  kind: z.string(),
  record: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  move: z.string(),
  organ: z.string().nullable(),
  place: z.string().nullable(),
  dueOn: z.string().nullable(),
  left: z.number().int().nullable(),
  lamp: z.enum(lamps),
  openedOn: z.string(),
})
export type Task = z.output<typeof task>

export const list = endpoint({
  method: 'GET',
  path: '/api/v1/tasks',
  access: 'login',
  summary: 'What I owe (mine), or what others owe on records that I watch (watching), the most pressing first',
  query: z.strictObject({
    whose: z.enum(['mine', 'watching']).default('mine'),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  answer: z.object({
    items: z.array(task),
    /** Exact counts over all of them, by lamp. */
    counts: z.object({
      all: z.number(),
      onTime: z.number(),
      near: z.number(),
      overdue: z.number(),
      paused: z.number(),
    }),
  }),
})
