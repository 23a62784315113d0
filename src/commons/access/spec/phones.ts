import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { uuid } from '#kernel/text.ts'
import { me } from './contract.ts'
import { ticket } from './proof.ts'

const signature = z.string().regex(/^[\w-]{80,100}$/)
const pin = z.string().max(20)
const path = '/api/v1/login/phone'

const deputy = z.object({
  person: z.string(),
  name: z.string(),
  /** Congresses or delegations where he is a deputy. */
  organs: z.array(z.string()),
  boundAt: z.string().nullable(),
  /** When the bound phone was last opened with its PIN. */
  usedAt: z.string().nullable(),
  agent: z.string().nullable(),
  /** Until when a code holds that was made and not used. */
  codeEndsAt: z.string().nullable(),
  /** Has rights by another post: no phone is bound for him. */
  usesAccount: z.boolean(),
})
export type DeputyWithPhone = z.output<typeof deputy>

export const listPhones = endpoint({
  method: 'GET',
  path: '/api/v1/phones',
  access: ['phones.bind'],
  summary: 'Deputies in office by name, and since when the phone of each is bound',
  query: z.strictObject({
    q: z.string().max(100).optional(),
    show: z.enum(['all', 'bound', 'unbound']).default('all'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: uuid().optional(),
  }),
  answer: z.object({ items: z.array(deputy), next: z.string().nullable() }),
})

export const makeBindCode = endpoint({
  method: 'POST',
  path: '/api/v1/phones/codes',
  access: ['phones.bind'],
  fresh: true,
  summary: "What binds a deputy's phone, as a QR code and in figures: once, within minutes; shown this once",
  body: z.strictObject({ person: uuid() }),
  answer: z.object({
    code: z.string(),
    /** Twelve figures in threes of four, for a phone that cannot scan. */
    short: z.string(),
    /** Page that the QR code opens; the code stands after `#`, which no server sees. */
    url: z.string(),
    /** Picture of `url` (SVG). */
    qr: z.string(),
    endsAt: z.string(),
  }),
})
export type BindCode = z.output<typeof makeBindCode.answer>

export const endPhone = endpoint({
  method: 'POST',
  path: '/api/v1/phones/end',
  access: ['phones.bind'],
  summary: "Take a deputy's phone off: bound no longer, its sessions end, an unused code is worth nothing",
  body: z.strictObject({ person: uuid() }),
  /** Whether there was anything to end. */
  answer: z.object({ hasEnded: z.boolean() }),
})

export const bindPhone = endpoint({
  method: 'POST',
  path: `${path}/bind`,
  access: 'public',
  summary: 'Bind this phone: its public key (P-256), a PIN of six digits, signed',
  body: z.strictObject({
    code: z.string().regex(/^(?:[\w-]{22}|\s*(?:\d[\s-]*){12})$/),
    key: z.record(z.string(), z.unknown()),
    pin,
    signature,
  }),
  answer: z.object({ device: z.string(), me }),
})

export const askPhone = endpoint({
  method: 'POST',
  path,
  access: 'public',
  summary: 'A challenge for a bound phone to sign; the same for a phone that is not known',
  body: z.strictObject({ device: uuid() }),
  answer: z.object({ ticket: z.string(), challenge: z.string() }),
})

export const openPhone = endpoint({
  method: 'POST',
  path: `${path}/proof`,
  access: 'public',
  summary: 'The signed challenge and the PIN; sets the cookie',
  body: z.strictObject({ ticket, signature, pin }),
  answer: me,
})
