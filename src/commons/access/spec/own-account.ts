import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { line, uuid } from '#kernel/text.ts'
import { openSessionSchema } from './accounts.ts'
import { password } from './contract.ts'
import { proof, ticket } from './proof.ts'

const own = z.object({
  login: z.string(),
  hasPassword: z.boolean(),
  passwordAt: z.string().nullable(),
  factors: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['totp', 'passkey']),
      label: z.string(),
      madeAt: z.string(),
      usedAt: z.string().nullable(),
    }),
  ),
  recoveryLeft: z.number().int(),
  /** The province's identity service, where there is one, and whether this account is linked with it. */
  provider: z.object({ name: z.string(), isLinked: z.boolean() }).nullable(),
  sessions: z.array(openSessionSchema),
})
export type OwnAccount = z.output<typeof own>

const path = '/api/v1/account'
const done = z.object({ ok: z.literal(true) })

export const readOwn = endpoint({
  method: 'GET',
  path,
  access: 'login',
  summary: 'Own password, second factors, recovery codes, sessions and tokens',
  answer: own,
})

export const changePassword = endpoint({
  method: 'POST',
  path: `${path}/password`,
  access: 'login',
  fresh: true,
  summary: 'Change the own password; other sessions end',
  body: z.strictObject({ current: password, password }),
  answer: done,
})

export const beginFactor = endpoint({
  method: 'POST',
  path: `${path}/factors`,
  access: 'login',
  fresh: true,
  summary: 'Begin to add a second factor',
  body: z.strictObject({ begin: z.literal(true) }),
  answer: z.object({
    ticket: z.string(),
    totp: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }),
    passkey: z.record(z.string(), z.unknown()).nullable(),
  }),
})

export const addFactor = endpoint({
  method: 'POST',
  path: `${path}/factors/proof`,
  access: 'login',
  fresh: true,
  summary: 'Add the second factor that is proved to work',
  body: z.strictObject({ ticket, label: line(0, 40), proof }),
  answer: done,
})

export const dropFactor = endpoint({
  method: 'DELETE',
  path: `${path}/factors/{factor}`,
  access: 'login',
  fresh: true,
  summary: 'Remove a second factor, never the last one',
  params: z.object({ factor: uuid() }),
  answer: done,
})

export const renewRecovery = endpoint({
  method: 'POST',
  path: `${path}/recovery-codes`,
  access: 'login',
  fresh: true,
  summary: 'Ten new recovery codes in place of the old ones, shown this once',
  body: z.strictObject({ begin: z.literal(true) }),
  answer: z.object({ codes: z.array(z.string()) }),
})

export const makeToken = endpoint({
  method: 'POST',
  path: `${path}/tokens`,
  access: 'login',
  fresh: true,
  summary: 'Make a token for a program, limited to some of the own permissions; shown this once',
  body: z.strictObject({
    label: line(1, 40),
    days: z.number().int().min(1).max(366),
    scope: z.array(z.string().max(60)).min(1).max(50),
  }),
  answer: z.object({ token: z.string() }),
})

export const endOwnSession = endpoint({
  method: 'DELETE',
  path: `${path}/sessions/{session}`,
  access: 'login',
  summary: 'End one of the own sessions or tokens',
  params: z.object({ session: uuid() }),
  answer: done,
})
