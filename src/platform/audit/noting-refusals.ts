import { Problem } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Db } from '#platform/db/db.ts'
import { note } from './entry.ts'

interface Who {
  readonly db: Db
  readonly county: string
  readonly now: Date
  readonly viewer: Viewer
}

interface Asked {
  /** Method and path as the API's document names it: which kind of record, and no record of it. */
  readonly operation: string
  readonly source: string
}

const minute = 60_000
/** Refusals of the present minute that this process has noted: a loop of them costs the database one row. */
const noted = { minute: 0, ids: new Set<string>() }

const isNew = (id: string, now: Date): boolean => {
  const present = Math.floor(now.getTime() / minute)
  if (noted.minute !== present) {
    noted.minute = present
    noted.ids.clear()
  }
  if (noted.ids.has(id)) return false
  noted.ids.add(id)
  return true
}

/**
 * Does it, and where somebody who is logged in is refused for want of a right, keeps who, what and when (ASVS 16.3.2), once for a log-in,
 * an operation and a minute; never what was sent.
 */
export const notingRefusals = async <T>(
  { db, county, now, viewer }: Who,
  { operation, source }: Asked,
  work: () => Promise<T>,
): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem) || error.refusal.code !== 'not-allowed' || viewer.login === null) throw error
    const id = namedId('refused', county, viewer.login, operation, String(Math.floor(now.getTime() / minute)))
    if (isNew(id, now)) {
      const { login } = viewer
      // The refusal is the answer, whether or not it could be noted.
      await db
        .write(county, async (session) =>
          note(session, { id, name: 'access.refused', at: now, login, source, extra: { operation } }),
        )
        .catch(() => noted.ids.delete(id))
    }
    throw error
  }
}
