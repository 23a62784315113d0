import { dayOf } from '#kernel/day.ts'
import type { DivisionSource } from '#commons/divisions/actions/division-source.ts'
import { organId } from '#commons/organs/data/store.ts'
import { addPersons, addPosts } from '#commons/people/data/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Db } from '#platform/db/db.ts'
import { saveLogins } from '#platform/login/login.ts'
import { hashPassword } from '#platform/login/password.ts'
import { type CountyMade, makeCounty } from '../init-county.ts'
import type { SetupForm } from './setup-form.ts'

const roleOf = { system: 'systemAdmin', security: 'securityAdmin', audit: 'auditAdmin' } as const

/**
 * Makes the county and its three administrators in one transaction: all of it or nothing. Throws Problem `unknown-county`,
 * `no-congress`, `county-taken`.
 */
export const makeFirstCounty = async (
  db: Db,
  source: DivisionSource,
  { county, term, administrators }: SetupForm,
  now: Date,
): Promise<CountyMade> => {
  const hashes = await Promise.all(administrators.map(({ password }) => hashPassword(password)))
  const person = (who: string): string => namedId('person', county, 'administrator', who)
  return db.write(county, async (session) => {
    const made = await makeCounty(session, source, { code: county, term })
    await addPersons(
      session,
      administrators.map(({ who, name }) => ({ id: person(who), name, isDemo: false })),
    )
    const posts = administrators.map(({ who }) => ({
      id: namedId('post', county, 'administrator', who),
      person: person(who),
      organ: organId(county, 'office'),
      role: roleOf[who],
      division: null,
      startsOn: dayOf(now),
    }))
    await addPosts(session, posts)
    await saveLogins(
      session,
      administrators.map(({ who, login }, index) => ({
        id: namedId('login', county, 'administrator', who),
        name: login,
        person: person(who),
        passwordHash: hashes[index] ?? '',
        isDemo: false,
      })),
    )
    return made
  })
}
