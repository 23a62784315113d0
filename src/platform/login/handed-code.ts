import { randomBytes, randomInt } from 'node:crypto'
import { derive, type Keys } from '#platform/crypto/keys.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { bareCode, spokenCode } from './spoken-code.ts'

/** `enrol`: password and second factor anew; `password`: the password only, proved by the second factor that is there. */
export type CodeKind = 'enrol' | 'password'

/**
 * The code of one handing-out: the same for the same version of the same log-in, so that an act asked again answers as it did, and
 * foretold by nobody without the instance's key.
 */
export const codeOf = ({ keys, county }: Pick<Session, 'keys' | 'county'>, login: string, version: number): string => {
  const bytes = derive(keys, 'login', 'handed-code', county, login, String(version))
  let at = 0
  // 12 numbers of 16 bits out of 32 bytes; what 2^16 / 31 leaves over is a bias of one in two thousand.
  return spokenCode(3, (below) => bytes.readUInt16BE(2 * at++) % below)
}

export const codeHash = (keys: Keys, county: string, code: string): Buffer =>
  derive(keys, 'login', 'code', county, bareCode(code))

/** What binds a phone, twice: 128 bits for the QR code (ASVS 11.5.1), twelve figures to type where nothing can scan. */
export const newBindCode = (): { code: string; short: string } => ({
  code: randomBytes(16).toString('base64url'),
  short: Array.from({ length: 3 }, () => String(randomInt(10_000)).padStart(4, '0')).join(' '),
})

/** Keyed hash of what binds a phone: every letter of the QR code's counts, of the figures only they. */
export const bindHash = (keys: Keys, county: string, code: string): Buffer => {
  const figures = code.replace(/[\s-]/g, '')
  return /^\d{12}$/.test(figures)
    ? derive(keys, 'login', 'bind-short', county, figures)
    : derive(keys, 'login', 'link', county, code)
}

/** Uses up the code that this log-in was given, if it is still the one and holds. Of two at once one gets it. */
export const takeCode = async (session: Session, login: string, hash: Buffer, now: Date): Promise<boolean> =>
  (await session.one(sql<{ id: string }>`
    update login.login set code_hash = null, code_kind = null, code_ends_at = null
    where county = ${session.county} and id = ${login} and code_hash = ${hash} and code_ends_at > ${now.toISOString()}
      and (ends_at is null or ends_at > ${now.toISOString()}) returning id`)) !== undefined
