import { derive } from '#platform/crypto/keys.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { recoveryCodes } from './limits.ts'
import { bareCode, spokenCode } from './spoken-code.ts'

const hashOf = (session: Session, login: string, code: string): Buffer =>
  derive(session.keys, 'login', 'recovery', session.county, login, bareCode(code))

/** Ten codes that each stand in for a second factor once, in place of any before; returned once, stored as keyed hashes. */
export const newRecoveryCodes = (session: Session, login: string, now: Date): string[] => {
  const codes = Array.from({ length: recoveryCodes }, () => spokenCode())
  dropRecoveryCodes(session, login)
  session.send(sql`
    insert into login.recovery (county, login, code_hash, made_at)
    select ${session.county}, ${login}, hash, ${now.toISOString()} from unnest(${codes.map((code) => hashOf(session, login, code))}::bytea[]) as given (hash)`)
  return codes
}

const dropRecoveryCodes = (session: Session, login: string): void =>
  session.send(sql`delete from login.recovery where county = ${session.county} and login = ${login}`)

/** Whether this is one of them; it is used up. */
export const takeRecoveryCode = async (session: Session, login: string, code: string): Promise<boolean> =>
  (await session.one(sql<{ login: string }>`
    delete from login.recovery where county = ${session.county} and login = ${login} and code_hash = ${hashOf(session, login, code)}
    returning login`)) !== undefined

export const countRecoveryCodes = async (session: Session, login: string): Promise<number> =>
  (
    await session.one(
      sql<{
        n: number
      }>`select count(*) as n from login.recovery where county = ${session.county} and login = ${login}`,
    )
  )?.n ?? 0
