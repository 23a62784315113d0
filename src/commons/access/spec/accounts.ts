import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { act, listQuery, record } from '#kernel/resource.ts'
import { uuid } from '#kernel/text.ts'
import { accountLife, type AccountMove, newAccount } from './account-lifecycle.ts'

const account = z.object({
  id: z.string(),
  login: z.string(),
  person: z.string().nullable(),
  name: z.string(),
  state: z.enum(['inForce', 'ended']),
  isDemo: z.boolean(),
  hasPassword: z.boolean(),
  factors: z.number().int(),
  /** A phone that the office bound, and that holds. */
  hasPhone: z.boolean(),
  /** Until when a one-time code holds that was handed out. */
  codeEndsAt: z.string().nullable(),
  usedAt: z.string().nullable(),
  version: z.number().int(),
})
export type Account = z.output<typeof account>

const personWith = z.object({
  person: z.string(),
  name: z.string(),
  posts: z.array(z.object({ role: z.string(), organName: z.string() })),
  account: account.nullable(),
})
export type PersonWithAccount = z.output<typeof personWith>

const path = '/api/v1/accounts'
const keep = ['logins.keep', 'logins.secure'] as const

export const listAccounts = endpoint({
  method: 'GET',
  path,
  access: keep,
  summary: 'Persons with a log-in, or without one',
  query: z.strictObject({
    ...listQuery,
    cursor: uuid().optional(),
    show: z.enum(['with', 'without', 'ended']).default('with'),
  }),
  answer: z.object({ items: z.array(personWith), next: z.string().nullable() }),
})

export const readWaiting = endpoint({
  method: 'GET',
  path: `${path}/waiting`,
  access: [...keep, 'audit.read'],
  summary: 'What waits at the door, counted now; null: not for this log-in to know',
  answer: z.object({
    /** Persons who hold a post today and have no log-in. */
    withoutAccount: z.number().int().nullable(),
    /** Log-ins in force that nobody enrolled yet. */
    notEnrolled: z.number().int().nullable(),
    /** Sessions and tokens that hold now. */
    sessions: z.number().int().nullable(),
    /** Log-ins and enrolments that failed, and what was refused, in the last 24 hours. */
    failed: z.number().int().nullable(),
  }),
})
/** Milliseconds for which what waits is told without asking again. */
export const waitingFreshFor = 60_000
export type Waiting = z.output<typeof readWaiting.answer>

export const makeAccount = endpoint({
  method: 'POST',
  path,
  access: ['logins.keep'],
  fresh: true,
  summary: 'Make a log-in of a person who has none',
  body: newAccount,
  answer: record(account),
})

const verb = <Move extends AccountMove>(move: Move, access: readonly string[], summary: string) => ({
  method: 'POST' as const,
  path: `${path}/{id}/actions/${move}`,
  access,
  summary,
  params: z.object({ id: uuid() }),
  body: act(accountLife.moves[move].input),
})

export const handOut = endpoint({
  ...verb('handOut', ['logins.keep'], 'Hand out a one-time code: to enrol, or to reset the password; shown this once'),
  fresh: true,
  answer: record(account).extend({ code: z.string() }),
})

const plain = { answer: record(account) }
export const accountActs = {
  setPhone: endpoint({
    ...verb('setPhone', ['logins.keep'], 'Telephone that the log-in is found by'),
    ...plain,
    fresh: true,
  }),
  setSubject: endpoint({
    ...verb('setSubject', ['logins.keep'], "Who somebody is at the province's identity service"),
    ...plain,
    fresh: true,
  }),
  endSessions: endpoint({ ...verb('endSessions', ['logins.secure'], 'End all sessions of a log-in'), ...plain }),
  demandPassword: endpoint({
    ...verb('demandPassword', ['logins.secure'], 'Another password is due at the next log-in'),
    ...plain,
  }),
  end: endpoint({ ...verb('end', keep, 'End a log-in with all its sessions'), ...plain }),
  restore: endpoint({
    ...verb('restore', ['logins.keep'], 'Give back a log-in that was ended'),
    ...plain,
    fresh: true,
  }),
}

const open = z.object({
  id: z.string(),
  kind: z.enum(['cookie', 'api']),
  login: z.string(),
  loginName: z.string(),
  name: z.string().nullable(),
  source: z.string().nullable(),
  agent: z.string().nullable(),
  label: z.string().nullable(),
  scope: z.array(z.string()).nullable(),
  way: z.string().nullable(),
  madeAt: z.string(),
  usedAt: z.string(),
  endsAt: z.string(),
  isThis: z.boolean(),
})
export const openSessionSchema = open
export type OpenSessionItem = z.output<typeof open>

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/v1/sessions',
  access: ['logins.secure'],
  summary: 'Sessions that hold now, the last used first',
  query: z.strictObject({ q: z.string().max(100).optional() }),
  answer: z.object({ items: z.array(open) }),
})

export const endOneSession = endpoint({
  method: 'DELETE',
  path: '/api/v1/sessions/{session}',
  access: ['logins.secure'],
  summary: "End somebody's session or token: dead within seconds everywhere",
  params: z.object({ session: uuid() }),
  answer: z.object({ ok: z.literal(true) }),
})

const entry = z.object({
  id: z.string(),
  at: z.string(),
  name: z.string(),
  loginName: z.string().nullable(),
  byName: z.string().nullable(),
  source: z.string().nullable(),
  extra: z.record(z.string(), z.unknown()),
})
export type EntryItem = z.output<typeof entry>

export const listEntries = endpoint({
  method: 'GET',
  path: '/api/v1/login-records',
  access: ['audit.read', 'logins.secure'],
  summary: 'What happened at the door, newest first: log-ins that worked and that failed, keys made and taken back',
  query: z.strictObject({
    before: uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** Any part of a log-in name or of the address that it came from. */
    q: z.string().trim().max(80).default(''),
    /** Only what did not work: log-ins and enrolments that failed. */
    failed: z.literal('yes').optional(),
  }),
  answer: z.object({ items: z.array(entry) }),
})
