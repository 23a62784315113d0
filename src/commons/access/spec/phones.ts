import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { uuid } from '#kernel/text.ts'
import { me } from './contract.ts'
import { ticket } from './proof.ts'

const signature = z.string().regex(/^[\w-]{80,100}$/)
const pin = z.string().max(20)
const path = '/api/v1/login/phone'

export const listPhones = endpoint({
  method: 'GET',
  path: '/api/v1/phones',
  access: ['phones.bind'],
  summary: 'Deputies, and since when the phone of each is bound',
  query: z.strictObject({ q: z.string().max(100).optional() }),
  answer: z.object({
    items: z.array(z.object({ person: z.string(), name: z.string(), boundAt: z.string().nullable() })),
  }),
})

export const makeBindCode = endpoint({
  method: 'POST',
  path: '/api/v1/phones/codes',
  access: ['phones.bind'],
  fresh: true,
  summary: "What the QR code carries that binds a deputy's phone: once, for ten minutes",
  body: z.strictObject({ person: uuid() }),
  answer: z.object({ code: z.string(), endsAt: z.string() }),
})

/** Words that a phone signs when it is bound, so that a signature of another use is worth nothing here. */
export const bindingWords = (code: string): string => `luzhi-bind:${code}`

export const bindPhone = endpoint({
  method: 'POST',
  path: `${path}/bind`,
  access: 'public',
  summary: 'Bind this phone: its public key (P-256), a PIN of six digits, signed',
  body: z.strictObject({
    code: z.string().regex(/^[\w-]{22}$/),
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
