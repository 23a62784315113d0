import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { uuid } from '#kernel/text.ts'
import { proof, ticket, ways } from './proof.ts'

const actable = z.object({
  id: z.string(),
  organ: z.string(),
  organName: z.string(),
  role: z.string(),
  roleName: z.string(),
  division: z.string().nullable(),
  /** Name of the holder, where one stands in for somebody else. */
  standsFor: z.string().nullable(),
})

/** Who is logged in, as every screen needs it. */
export const me = z.object({
  login: z.string(),
  name: z.string(),
  /** Those that are acted by: all of one's own, or the one that was chosen. */
  posts: z.array(actable),
  /** Those that can be chosen, one's own and those of others; `until` is the last day of standing in. */
  choices: z.array(actable.extend({ until: z.string().nullable() })),
  /** Id of the chosen one; null: all of one's own. */
  chosen: z.string().nullable(),
  permissions: z.array(z.string()),
  county: z.object({ key: z.string(), name: z.string(), demo: z.boolean() }),
  today: z.string(),
})
export type Me = z.output<typeof me>

/** What a log-in still waits for, answered with 202. */
export const waiting = z.object({
  /** `second`: show a second factor · `password`: choose another password. */
  next: z.enum(['second', 'password']),
  ticket: z.string(),
  ways: ways.nullable(),
})
export type Waiting = z.output<typeof waiting>

/** Somebody who is in, or what is still due. */
const inOrWaiting = z.union([me, waiting])
export type InOrWaiting = z.output<typeof inOrWaiting>

const path = '/api/v1/login'
export const password = z.string().min(1).max(256)
const loginName = z.string().min(1).max(100)

export const logIn = endpoint({
  method: 'POST',
  path,
  access: 'public',
  summary: 'Log in by user name or phone and password; sets the cookie, or says with 202 what is still due',
  body: z.strictObject({ login: loginName, password, code: z.string().max(20).optional() }),
  answer: inOrWaiting,
})

export const whoAmI = endpoint({
  method: 'GET',
  path,
  access: 'login',
  summary: 'Person, posts, permissions and county of this log-in',
  answer: me,
})

export const logOut = endpoint({
  method: 'DELETE',
  path,
  access: 'login',
  summary: 'Log out: the cookie is dead at once',
  answer: z.object({ ok: z.literal(true) }),
})

export const choosePost = endpoint({
  method: 'POST',
  path: `${path}/post`,
  access: 'login',
  summary:
    'Act by one post from now on, of one’s own or as a substitute, or by all of one’s own; the cookie gets another value',
  body: z.strictObject({ post: uuid().nullable() }),
  answer: me,
})

export const showSecond = endpoint({
  method: 'POST',
  path: `${path}/second`,
  access: 'public',
  summary: 'The second factor of a log-in under way',
  body: z.strictObject({ ticket, proof }),
  answer: inOrWaiting,
})

export const choosePassword = endpoint({
  method: 'POST',
  path: `${path}/password`,
  access: 'public',
  summary: 'Another password, where the log-in under way must have one',
  body: z.strictObject({ ticket, password }),
  answer: me,
})

/** What somebody needs who shows the code that an administrator handed out. */
const enrolment = z.object({
  /** `enrol`: password and second factor anew · `reset`: the password only, with the second factor that is there. */
  next: z.enum(['enrol', 'reset']),
  ticket: z.string(),
  login: z.string(),
  name: z.string(),
  /** Secret of a new authenticator; `qr` is a picture of `uri` (SVG). */
  totp: z.object({ secret: z.string(), uri: z.string(), qr: z.string() }).nullable(),
  /** WebAuthn creation options of a new passkey; null where there can be none. */
  passkey: z.record(z.string(), z.unknown()).nullable(),
  ways: ways.nullable(),
})
export type Enrolment = z.output<typeof enrolment>

export const beginEnrolment = endpoint({
  method: 'POST',
  path: `${path}/enrolment`,
  access: 'public',
  summary: 'Show the one-time code that an administrator handed out',
  body: z.strictObject({ login: loginName, code: z.string().min(1).max(40) }),
  answer: enrolment,
})

export const finishEnrolment = endpoint({
  method: 'POST',
  path: `${path}/enrolment/finish`,
  access: 'public',
  summary: 'Choose the password and prove the second factor; sets the cookie and tells the recovery codes, once',
  body: z.strictObject({ ticket, password, proof }),
  answer: z.object({ me, recoveryCodes: z.array(z.string()).nullable() }),
})

export const beginStepUp = endpoint({
  method: 'POST',
  path: `${path}/step-up`,
  access: 'login',
  summary: 'Begin to show again that it is oneself, before something dangerous',
  body: z.strictObject({ begin: z.literal(true) }),
  answer: z.object({ ticket: z.string(), ways }),
})

export const stepUp = endpoint({
  method: 'POST',
  path: `${path}/step-up/proof`,
  access: 'login',
  summary: 'Show again that it is oneself; the cookie gets another value',
  body: z.strictObject({ ticket, proof }),
  answer: z.object({ ok: z.literal(true) }),
})
