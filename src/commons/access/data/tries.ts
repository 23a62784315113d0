import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Db } from '#platform/db/db.ts'
import { bindTries, secondTries, strangerTries, tries } from '#platform/login/limits.ts'
import { placeOf } from '#platform/http/limits/source.ts'
import { type Limit, type Throttle, throttle } from '#platform/login/throttle.ts'

const throttles = new WeakMap<Db, Throttle>()

/** The failed log-ins that one instance remembers, in memory and as long as its database handle lives. */
export const failedTries = (db: Db): Throttle => {
  const known = throttles.get(db) ?? throttle(tries.window)
  throttles.set(db, known)
  return known
}

const key = (...parts: readonly string[]): string => JSON.stringify(parts)

/**
 * A browser that once logged in as this log-in is counted by itself, so that no stranger holds up its owner. For others: one source
 * on one name, one source on any, and all strangers together on one name.
 */
export const limitsOf = (county: string, source: string, login: string, known: string | null = null): Limit[] =>
  known === null
    ? [
        { key: key(county, placeOf(source), login), most: tries.perName },
        { key: key(county, placeOf(source)), most: tries.perSource },
        { key: key(county, 'strangers', '', login), most: strangerTries },
      ]
    : [{ key: key(county, 'known', known, login), most: tries.perName }]

/** Wrong second factors of one log-in, from wherever. */
export const secondLimits = (county: string, login: string): Limit[] => [
  { key: key(county, 'second', '', login), most: secondTries },
]

/** Codes to bind a phone that did not hold, from one source. */
export const bindLimits = (county: string, source: string): Limit[] => [
  { key: key(county, placeOf(source), '', 'bind'), most: bindTries },
]

/** Begins a try, or throws Problem `too-many` with the seconds to wait. */
export const beginTry = (db: Db, now: Date, limits: readonly Limit[]): void => {
  const start = failedTries(db).start(now.getTime(), limits)
  if (!start.ok) throw new Problem(refuse('too-many', { params: { seconds: start.seconds } }))
}
