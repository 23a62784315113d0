import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { dayText, uuid } from '#kernel/text.ts'

/** Kind that notices know a check by. */
export const sealCheck = 'sealCheck'

const base = '/api/v1/seals'
const needs = ['audit.read'] as const

const head = z.object({ nth: z.number().int(), head: z.string() })

/** A day's head under the instance's signature (Ed25519 over `statement`, base64). */
const dayRoot = z.object({
  county: z.string(),
  day: z.string(),
  nth: z.number().int(),
  events: z.number().int(),
  head: z.string(),
  at: z.string(),
  statement: z.string(),
  signature: z.string(),
  key: z.string(),
})

/** Of a check that ended: how much agreed, and the first of what did not. */
const check = z.object({
  at: z.string(),
  /** Who asked for it; null: the nightly one. */
  by: z.string().nullable(),
  events: z.number().int(),
  rows: z.number().int(),
  faults: z.number().int(),
  first: z.array(z.string()),
})
export type Check = z.output<typeof check>

const sentDay = dayRoot.extend({ sent: z.array(z.string()) })
export type SentDay = z.output<typeof sentDay>

export const readSeals = endpoint({
  method: 'GET',
  path: base,
  access: needs,
  summary:
    'The sealed record: how far it goes, its days, what the last checks found, and how far one under way has come',
  answer: z.object({
    batches: z.number().int(),
    events: z.number().int(),
    waiting: z.number().int(),
    head: head.nullable(),
    key: z.string(),
    fingerprint: z.string(),
    days: z.array(sentDay),
    checks: z.array(check),
    checking: z.object({ done: z.number().int(), of: z.number().int() }).nullable(),
  }),
})

export const beginCheck = endpoint({
  method: 'POST',
  path: `${base}/checks`,
  access: needs,
  summary:
    'Recompute the whole chain and hold every record against it; answered at once, `GET /seals` tells how far it has come',
  body: z.strictObject({ id: uuid() }),
  answer: z.object({ begun: z.boolean() }),
})

const dayParam = z.object({ day: dayText() })

export const readDay = endpoint({
  method: 'GET',
  path: `${base}/days/{day}`,
  access: needs,
  summary: "One day's root, with the QR code of its statement, for the printed sheet",
  params: dayParam,
  answer: z.object({
    root: sentDay,
    /** The county as people call it; in the statement stands its key. */
    countyName: z.string(),
    fingerprint: z.string(),
    qr: z.object({ size: z.number().int(), path: z.string() }),
  }),
})

export const publicDays = endpoint({
  method: 'GET',
  path: '/api/public/v1/seals',
  access: 'public',
  summary: 'The public key of this instance and the roots of the last 31 days, for whoever checks a receipt',
  answer: z.object({ key: z.string(), days: z.array(dayRoot) }),
})
