import { z } from 'zod'
import { type Day, daysBetween } from '#kernel/day.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { dayText, line, uuid } from '#kernel/text.ts'

/** Days that may be asked for at once. */
const mostDays = 31

const span = {
  /** First and last day, in China. */
  from: dayText(),
  to: dayText(),
  /** Name of a log-in, or of the person behind it. */
  who: line(1, 60).optional(),
  record: uuid().optional(),
}

const inOrder = ({ from, to }: { from: string; to: string }, context: z.core.$RefinementCtx) => {
  const days = daysBetween(from as Day, to as Day)
  if (days < 0) context.addIssue({ code: 'custom', path: ['to'], message: 'ends-before-it-starts' })
  if (days >= mostDays) context.addIssue({ code: 'custom', path: ['from'], message: 'too-many-days' })
}

const touch = z.object({
  what: z.enum(['act', 'entry']),
  at: z.string(),
  name: z.string(),
  kind: z.string().nullable(),
  record: z.string().nullable(),
  login: z.string().nullable(),
  by: z.string().nullable(),
  organ: z.string().nullable(),
  source: z.string().nullable(),
})
export type TouchItem = z.output<typeof touch>

const access = ['audit.read'] as const

export const asked = z.strictObject(span).superRefine(inOrder)
export type Asked = z.output<typeof asked>

export const ask = endpoint({
  method: 'POST',
  path: '/api/v1/touches',
  access,
  summary: `Who touched what in a span of days (${mostDays} at most), the newest first; that it was asked is an entry`,
  body: z
    .strictObject({
      ...span,
      limit: z.number().int().min(1).max(200).default(50),
      cursor: z.string().max(200).optional(),
    })
    .superRefine(inOrder),
  answer: z.object({ items: z.array(touch), next: z.string().nullable() }),
})

export const exported = endpoint({
  method: 'POST',
  path: '/api/v1/touches/export',
  access,
  summary: 'The same as CSV, whole; that it was taken is an entry',
  body: asked,
  answer: z.string(),
  media: 'text/csv',
})
