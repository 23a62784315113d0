import { dayOf } from '#kernel/day.ts'
import type { DivisionSource } from '#commons/divisions/actions/division-source.ts'
import { organId } from '#commons/organs/data/store.ts'
import { addPersons, addPosts } from '#commons/people/data/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Db } from '#platform/db/db.ts'
import { saveLogins } from '#platform/login/login.ts'
import { handOutCode } from '#commons/access/data/hand-out-code.ts'
import { type CountyMade, makeCounty } from '../init-county.ts'
import type { SetupPage } from '../setup-page.ts'
import type { SetupForm } from './setup-form.ts'

const roleOf = { system: 'systemAdmin', security: 'securityAdmin', audit: 'auditAdmin' } as const

/**
 * Makes the county and its three administrators in one transaction, all of it or nothing, with the one-time codes by which they enrol:
 * each chooses his own password and second factor. Throws Problem `unknown-county`, `no-congress`, `county-taken`.
 */
export const makeFirstCounty = async (
  db: Db,
  source: DivisionSource,
  { county, term, administrators }: SetupForm,
  now: Date,
): Promise<CountyMade & Pick<NonNullable<SetupPage['made']>, 'codes'>> => {
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
    const logins = administrators.map(({ who, login }) => ({
      who,
      id: namedId('login', county, 'administrator', who),
      name: login,
      person: person(who),
      passwordHash: null,
      isDemo: false,
    }))
    await saveLogins(session, logins)
    const codes = logins.map(({ who, id, name }) => ({ who, login: name, code: handOutCode(session, id, now) }))
    return { ...made, codes }
  })
}
