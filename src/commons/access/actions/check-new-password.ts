import { divisionStore } from '#commons/divisions/data/store.ts'
import { findCounty } from '#commons/organs/data/counties.ts'
import { personName } from '#commons/people/data/store.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { commonPasswords } from '#platform/login/common-passwords.ts'
import { type LoginRow, phoneHash } from '#platform/login/login.ts'
import { isPassword } from '#platform/login/password.ts'
import { typedNames } from '../data/pinyin.ts'
import { mayBePassword } from '../rules/password.ts'

/** A division without what kind it is: 沈丘县 → 沈丘. */
const bareName = (name: string): string =>
  name.length < 3 ? name : name.replace(/(自治县|自治旗|特区|林区|地区|街道|街道办事处|县|市|区|旗|镇|乡)$/u, '')

/** Names of the county and of its townships, as they are written, with and without their kind, and as they are typed. */
const localNames = async (session: Session): Promise<string[]> => {
  const county = await findCounty(session)
  const townships = await divisionStore(session).childrenOf()
  const names = [...(county ? [county.name] : []), ...townships.map(({ name }) => name)]
  const all = [...new Set(names.flatMap((name) => [name, bareName(name)]))].filter((name) => [...name].length >= 2)
  return [...all, ...all.flatMap(typedNames)]
}

/** The log-in's own phone, where the password has it in it: only its keyed hash is known. */
const ownPhoneIn = async (session: Session, login: string, password: string): Promise<string[]> => {
  const found = /1\d{10}/.exec(password)?.[0]
  if (found === undefined) return []
  const own = await session.one(sql<{ own: boolean }>`
    select phone_hash = ${phoneHash(session, found)} as own from login.login where county = ${session.county} and id = ${login}`)
  return own?.own === true ? [found] : []
}

/** Throws Problem `password-…` when this log-in may not have this password; `password-same` when it is the one that it has. */
export const checkNewPassword = async (
  session: Session,
  login: Pick<LoginRow, 'id' | 'name' | 'person' | 'passwordHash'>,
  password: string,
): Promise<void> => {
  const common = await commonPasswords()
  const name = login.person === null ? undefined : await personName(session, login.person)
  const words = [
    login.name,
    ...(name === undefined ? [] : [name, ...typedNames(name)]),
    ...(await localNames(session)),
    ...(await ownPhoneIn(session, login.id, password)),
  ]
  const verdict = mayBePassword(password, { words, isCommon: (text) => common.has(text) })
  if (!verdict.ok) throw new Problem(verdict)
  if (login.passwordHash !== null && (await isPassword(login.passwordHash, password)))
    throw new Problem(refuse('password-same', { pointer: '/password' }))
}
