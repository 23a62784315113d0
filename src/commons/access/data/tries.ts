import type { Db } from '#platform/db/db.ts'
import { tries } from '#platform/login/limits.ts'
import { type Limit, type Throttle, throttle } from '#platform/login/throttle.ts'

const throttles = new WeakMap<Db, Throttle>()

/** The failed log-ins that one instance remembers, in memory and as long as its database handle lives. */
export const failedTries = (db: Db): Throttle => {
  const known = throttles.get(db) ?? throttle(tries.window)
  throttles.set(db, known)
  return known
}

/** One source on one name, and one source on any: never a name alone, which would let a stranger lock its owner out. */
export const limitsOf = (county: string, source: string, login: string): Limit[] => [
  { key: JSON.stringify([county, source, login]), most: tries.perName },
  { key: JSON.stringify([county, source]), most: tries.perSource },
]
