import { toDay } from '#kernel/day.ts'
import type { DivisionSource } from '#commons/divisions/actions/division-source.ts'
import { findCounty, leaveCounty } from '#commons/organs/data/counties.ts'
import { organId } from '#commons/organs/data/store.ts'
import { agencyNames } from '#commons/organs/spec/templates/county-organs.ts'
import { addPersons, addPosts } from '#commons/people/data/store.ts'
import { addVenues } from '#commons/venues/data/store.ts'
import { countyVenues } from '#commons/venues/rules/county-venues.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { Db, DbConfig } from '#platform/db/db.ts'
import { removeCounty } from '#platform/db/remove-county.ts'
import type { Session } from '#platform/db/session.ts'
import { appendInstanceLog } from '#platform/log/instance-log.ts'
import { saveLogins } from '#platform/login/login.ts'
import { hashPassword } from '#platform/login/password.ts'
import { demoKey, demoPassword, demoPerson } from './accounts.ts'
import { cast, demoCode, demoVenues } from './cast.ts'
import { addDemoCongresses, demoTerm } from './congresses.ts'
import { addDemoDeputies } from './deputies.ts'
import { type CountyMade, initCounty } from '../init-county.ts'

/** The demo's history begins here, so its term, organs and posts do too. */
const begins = toDay('2022-01-01')

const addPeople = async (session: Session): Promise<void> => {
  await addPersons(
    session,
    cast.map(({ login, name }) => ({ id: demoPerson(login), name, isDemo: true })),
  )
  const posts = cast.map(({ login, role, organ, division }) => ({
    id: namedId('post', demoKey, login),
    person: demoPerson(login),
    organ: organId(demoKey, organ),
    role,
    division: division ?? null,
    startsOn: begins,
  }))
  await addPosts(session, posts)
}

/** Keepers go to the stations that init made; points, window and desks are new. */
const addDemoVenues = async (session: Session): Promise<void> => {
  const extra = demoVenues.map((venue) => ({ ...venue, host: organId(demoKey, venue.host), place: null, keeper: null }))
  const keepers = new Map(cast.flatMap(({ keeps, login }) => (keeps ? [[keeps, demoPerson(login)] as const] : [])))
  const kept = countyVenues(
    [...keepers.keys()].map((key) => ({ code: key.split(':')[1] ?? '', shortName: key, level: 'township' })),
    () => null,
  ).map((venue) => ({ ...venue, keeper: keepers.get(venue.key) ?? null }))
  await addVenues(session, [...extra, ...kept], begins)
}

/**
 * Makes the demo county, marked as such: Shenqiu's divisions in its 16th term under the key `demo`, all organs and venues, and the invented
 * people who can log in. Run again it sets the passwords anew and changes nothing else.
 */
export const makeDemo = async (db: Db, source: DivisionSource, keys: Keys): Promise<CountyMade> => {
  const made = await initCounty(db, source, {
    code: demoCode,
    key: demoKey,
    term: demoTerm,
    hasTownshipTerms: true,
    termFrom: begins,
    isDemo: true,
    agencies: agencyNames('县'),
  })
  const hashes = await Promise.all(cast.map(({ login }) => hashPassword(demoPassword(keys, login))))
  await db.write(demoKey, async (session) => {
    await addDemoCongresses(session, begins)
    await addPeople(session)
    await addDemoDeputies(session, begins)
    await addDemoVenues(session)
    const logins = cast.map(({ login }, index) => ({
      id: namedId('login', demoKey, login),
      name: login,
      person: demoPerson(login),
      passwordHash: hashes[index] ?? '',
      isDemo: true,
    }))
    await saveLogins(session, logins)
  })
  return made
}

/** Whether the demo county is there. */
export const hasDemo = async (db: Db): Promise<boolean> => (await db.read(demoKey, findCounty)) !== undefined

/** Name of the line that the removal leaves in the instance's log. */
export const removal = 'demo.removed'

/** Removes the demo whole, under the database owner's role; one line in the instance's log stays. Returns the number of rows removed. */
export const removeDemo = async (owner: DbConfig, dataDirectory: string, now: Date): Promise<number> => {
  const removed = await removeCounty(owner, demoKey, [leaveCounty(demoKey)])
  const rows = Object.values(removed).reduce((sum, count) => sum + count, 0)
  appendInstanceLog(dataDirectory, now, removal, { county: demoKey, rows })
  return rows
}
