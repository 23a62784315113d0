import { z } from 'zod'

/** What names a log-in under way. */
export const ticket = z.string().regex(/^[\w-]{43}$/)

/** How somebody shows that it is he. */
export const proof = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('password'), password: z.string().min(1).max(256) }),
  z.strictObject({ kind: z.literal('totp'), code: z.string().regex(/^\s*\d{3}\s?\d{3}\s*$/) }),
  z.strictObject({ kind: z.literal('recovery'), code: z.string().min(8).max(40) }),
  z.strictObject({ kind: z.literal('passkey'), response: z.record(z.string(), z.unknown()) }),
])
export type Proof = z.output<typeof proof>

/** The ways that are open to somebody to show it. */
export const ways = z.object({
  password: z.boolean(),
  totp: z.boolean(),
  recovery: z.boolean(),
  /** WebAuthn request options; null without a passkey. */
  passkey: z.record(z.string(), z.unknown()).nullable(),
})
export type Ways = z.output<typeof ways>
