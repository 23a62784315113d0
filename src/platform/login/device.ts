import { createPublicKey, type JsonWebKey, type KeyObject, randomBytes, verify } from 'node:crypto'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { pinTries } from './limits.ts'
import { holdLogin } from './token.ts'

/** 256 bits that a bound phone must sign. */
export const newChallenge = (): string => randomBytes(32).toString('base64url')

/** The public half of a phone's key: P-256, without anything private. Undefined for any other key. */
export const readKey = (jwk: Readonly<Record<string, unknown>>): KeyObject | undefined => {
  const { kty, crv, x, y } = jwk
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string' || 'd' in jwk) return undefined
  try {
    return createPublicKey({ key: { kty, crv, x, y } satisfies JsonWebKey, format: 'jwk' })
  } catch {
    return undefined
  }
}

/** Whether this key signed these words (ECDSA with SHA-256, as WebCrypto writes signatures). */
export const hasSigned = (key: KeyObject, words: string, signature: string): boolean => {
  try {
    return verify('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

export interface Device {
  readonly id: string
  readonly login: string
  readonly publicKey: string
  readonly tries: number
}

/** Binds a phone to the log-in whose code this is, once; others that it had are bound no longer. Undefined when the code does not hold. */
export const takeBinding = (
  session: Session,
  hash: Buffer,
  now: Date,
): Promise<{ id: string; epoch: number } | undefined> =>
  session.one(sql<{ id: string; epoch: number }>`
    update login.login set bind_hash = null, bind_short_hash = null, bind_ends_at = null, device_epoch = device_epoch + 1
    where county = ${session.county} and (bind_hash = ${hash} or bind_short_hash = ${hash}) and bind_ends_at > ${now.toISOString()}
      and (ends_at is null or ends_at > ${now.toISOString()}) returning id, device_epoch as epoch`)

/** Puts a code to bind a phone in place of any before. */
export const putBinding = (
  session: Session,
  login: string,
  { hash, shortHash, endsAt }: { hash: Buffer; shortHash: Buffer; endsAt: Date },
): void =>
  session.send(sql`
    update login.login set bind_hash = ${hash}, bind_short_hash = ${shortHash}, bind_ends_at = ${endsAt.toISOString()}
    where county = ${session.county} and id = ${login}`)

/** No phone is bound to these log-ins any more and no code binds one; their sessions on phones end. How many had a phone or a code. */
export const endBindings = async (session: Session, logins: readonly string[], now: Date): Promise<number> => {
  for (const login of logins) holdLogin(session, login)
  const codes = await session.all(sql<{ id: string }>`
    update login.login l set bind_hash = null, bind_short_hash = null, bind_ends_at = null, device_epoch = device_epoch + 1
    where county = ${session.county} and id = any(${logins}::uuid[]) and (bind_ends_at > ${now.toISOString()} or exists (
      select from login.device d where d.county = l.county and d.login = l.id and d.epoch = l.device_epoch and d.ended_at is null))
    returning id`)
  return codes.length
}

export const addDevice = (
  session: Session,
  device: {
    id: string
    login: string
    epoch: number
    key: KeyObject
    pinHash: string
    agent: string | null
    now: Date
  },
): void =>
  session.send(sql`
    insert into login.device (county, id, login, epoch, public_key, pin_hash, agent, made_at)
    values (${session.county}, ${device.id}, ${device.login}, ${device.epoch}, ${JSON.stringify(device.key.export({ format: 'jwk' }))},
      ${device.pinHash}, ${device.agent}, ${device.now.toISOString()})`)

/** A phone that is bound now. */
export const findDevice = (session: Session, id: string, now: Date): Promise<Device | undefined> =>
  session.one(sql<Device>`
    select d.id, d.login, d.public_key, d.tries from login.device d
    join login.login l on l.county = d.county and l.id = d.login and l.device_epoch = d.epoch
    where d.county = ${session.county} and d.id = ${id} and d.ended_at is null and d.tries < ${pinTries}
      and (l.ends_at is null or l.ends_at > ${now.toISOString()})`)

/** Counts a try of the PIN before it is looked at, so that many at once do not slip through; the hash to look at, and how many tries are left. */
export const tryPin = async (session: Session, id: string): Promise<{ pinHash: string; left: number } | undefined> => {
  const tried = await session.one(sql<{ pinHash: string; tries: number }>`
    update login.device set tries = tries + 1
    where county = ${session.county} and id = ${id} and ended_at is null and tries < ${pinTries} returning pin_hash, tries`)
  return tried && { pinHash: tried.pinHash, left: pinTries - tried.tries }
}

/** The PIN was right: its tries begin anew. */
export const pinWasRight = (session: Session, id: string, now: Date): void =>
  session.send(sql`
    update login.device set tries = 0, used_at = ${now.toISOString()} where county = ${session.county} and id = ${id}`)

/** The PIN was wrong too often: the phone is bound no longer, and its sessions end with it. */
export const endDevice = (session: Session, id: string, now: Date): void =>
  session.send(sql`
    update login.device set ended_at = ${now.toISOString()} where county = ${session.county} and id = ${id} and ended_at is null`)
