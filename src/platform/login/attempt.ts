import { hash as oneShot, randomBytes } from 'node:crypto'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { attempts } from './limits.ts'

/** What a log-in under way waits for. */
export type Step = 'second' | 'password' | 'enrol' | 'reset' | 'step-up' | 'factor' | 'device' | 'oidc'

/** What is kept of it until it is over; secrets sealed. */
export interface AttemptData {
  /** Challenge that a passkey or a bound phone must sign. */
  readonly challenge?: string
  /** TOTP secret that is being enrolled, sealed. */
  readonly secret?: string
  /** Hash of a code of which this attempt is the use: it must still be the one that holds. */
  readonly code?: string
  /** How the person was known so far. */
  readonly way?: string
  readonly device?: string
  readonly verifier?: string
  readonly nonce?: string
  readonly state?: string
}

export interface Attempt {
  readonly login: string | null
  readonly data: AttemptData
}

const ticketHash = (ticket: string): Buffer => oneShot('sha256', ticket, 'buffer')

/** Begins a log-in under way. Its ticket (256 bits) is told to the one who asked and stored nowhere: what is proved later is proved for this request. */
export const beginAttempt = async (
  session: Session,
  { login, step, data = {}, now }: { login: string | null; step: Step; data?: AttemptData; now: Date },
): Promise<string> => {
  const ticket = randomBytes(32).toString('base64url')
  const ends = new Date(now.getTime() + attempts.holdFor).toISOString()
  session.send(sql`delete from login.attempt where county = ${session.county} and ends_at < ${now.toISOString()}`)
  await session.one(sql`
    insert into login.attempt (county, ticket_hash, login, step, ends_at, data)
    values (${session.county}, ${ticketHash(ticket)}, ${login}, ${step}, ${ends}, ${JSON.stringify(data)}::jsonb)`)
  return ticket
}

/** The log-in under way at this step, without counting a try; undefined when unknown, over, or tried too often. */
export const findAttempt = (session: Session, ticket: string, step: Step, now: Date): Promise<Attempt | undefined> =>
  session.one(sql<Attempt>`
    select login, data from login.attempt
    where county = ${session.county} and ticket_hash = ${ticketHash(ticket)} and step = ${step} and ends_at > ${now.toISOString()}
      and tries < ${attempts.most}`)

/** The same, counting a try, at most five (ASVS 6.6.3); others on the same ticket wait for this transaction. */
export const tryAttempt = (session: Session, ticket: string, step: Step, now: Date): Promise<Attempt | undefined> =>
  session.one(sql<Attempt>`
    update login.attempt set tries = tries + 1
    where county = ${session.county} and ticket_hash = ${ticketHash(ticket)} and step = ${step} and ends_at > ${now.toISOString()}
      and tries < ${attempts.most} returning login, data`)

/** It is over: its ticket is worth nothing any more. */
export const endAttempt = (session: Session, ticket: string): void =>
  session.send(sql`delete from login.attempt where county = ${session.county} and ticket_hash = ${ticketHash(ticket)}`)
