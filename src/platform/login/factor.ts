import { sealedColumns } from '#platform/crypto/sealed-columns.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { totpStep } from './totp.ts'

export type FactorKind = 'totp' | 'passkey'

/** A second factor as its owner sees it. */
export interface Factor {
  readonly id: string
  readonly kind: FactorKind
  readonly label: string
  readonly madeAt: string
  readonly usedAt: string | null
}

/** A passkey's public part (WebAuthn). */
export interface Passkey {
  readonly id: string
  readonly credential: string
  readonly publicKey: Buffer
  readonly counter: number
  readonly transports: string[] | null
}

const binding = (session: Session, login: string): string => `${session.county}/login.factor/${login}`

/** A TOTP secret as it may be stored: only this instance, for this log-in, can read it. */
export const sealSecret = (session: Session, login: string, secret: string): string =>
  sealField(session.keys, secret, binding(session, login))

export const openSecret = (session: Session, login: string, sealed: string): string =>
  openField(session.keys, sealed, binding(session, login))

export const factorsOf = (session: Session, login: string): Promise<Factor[]> =>
  session.all(sql<Factor>`
    select id, kind, label, made_at, used_at from login.factor where county = ${session.county} and login = ${login} order by made_at, id`)

export const passkeysOf = (session: Session, login: string): Promise<Passkey[]> =>
  session.all(sql<Passkey>`
    select id, credential, public_key, counter, transports from login.factor
    where county = ${session.county} and login = ${login} and kind = 'passkey' order by id`)

interface NewFactor {
  readonly id: string
  readonly login: string
  readonly label: string
  readonly now: Date
}

/** `sealed`: the secret as `sealSecret` made it; `step`: that of the code which proved it, used up with it. */
export const addTotp = (session: Session, { id, login, label, now }: NewFactor, sealed: string, step: number): void =>
  session.send(sql`
    insert into login.factor (county, id, login, kind, label, secret, last_step, made_at)
    values (${session.county}, ${id}, ${login}, 'totp', ${label}, ${sealed}, ${step}, ${now.toISOString()})`)

export const addPasskey = (
  session: Session,
  { id, login, label, now }: NewFactor,
  { credential, publicKey, counter, transports }: Omit<Passkey, 'id'>,
): void =>
  session.send(sql`
    insert into login.factor (county, id, login, kind, label, credential, public_key, counter, transports, made_at)
    values (${session.county}, ${id}, ${login}, 'passkey', ${label}, ${credential}, ${publicKey}, ${counter}, ${transports}::text[], ${now.toISOString()})`)

/** Removes one factor; answers whether it was there. */
export const removeFactor = async (session: Session, login: string, id: string): Promise<boolean> =>
  (await session.one(sql<{ id: string }>`
    delete from login.factor where county = ${session.county} and login = ${login} and id = ${id} returning id`)) !==
  undefined

/** Removes every factor but one: what was there before an enrolment. */
export const removeOtherFactors = (session: Session, login: string, kept: string): void =>
  session.send(sql`delete from login.factor where county = ${session.county} and login = ${login} and id <> ${kept}`)

/** Whether this is the code of one of the log-in's authenticators, used now for the first time: of two requests with the same code one gets in. */
export const takeTotp = async (session: Session, login: string, code: string, now: Date): Promise<boolean> => {
  const kept = await session.all(sql<{ id: string; secret: string; lastStep: number | null }>`
    select id, secret, last_step from login.factor
    where county = ${session.county} and login = ${login} and kind = 'totp' order by id for update`)
  for (const { id, secret, lastStep } of kept) {
    const step = totpStep(openSecret(session, login, secret), code, now, lastStep)
    if (step === null) continue
    session.send(sql`
      update login.factor set last_step = ${step}, used_at = ${now.toISOString()} where county = ${session.county} and id = ${id}`)
    return true
  }
  return false
}

export const markPasskeyUsed = (session: Session, id: string, counter: number, now: Date): void =>
  session.send(sql`
    update login.factor set counter = ${counter}, used_at = ${now.toISOString()} where county = ${session.county} and id = ${id}`)

/** Values sealed to their row: one moved to another row does not open. */
export const sealedFactors = sealedColumns({
  table: 'login.factor',
  columns: ['secret'],
  holds: 'Secret of a log-in’s authenticator: its second factor',
  key: ['id'],
  also: ['login'],
  bindingOf: (county, { login = '' }) => `${county}/login.factor/${login}`,
})
