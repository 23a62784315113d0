import { Problem } from '#kernel/problem.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Db } from '#platform/db/db.ts'
import { note } from './entry.ts'

const marked = 'marked-secret'

interface Who {
  readonly db: Db
  readonly county: string
  readonly now: Date
  readonly viewer: Viewer
}

/** Keeps that somebody tried, and when. */
const noteTry = ({ db, county, now, viewer }: Who): Promise<void> =>
  db.write(county, async (session) => note(session, { name: 'secret.refused', at: now, login: viewer.login }))

/** The same for a door that reads its input itself and answers with the faults. */
export const noteIfSecret = async (who: Who, faults: readonly { readonly code: string }[]): Promise<void> => {
  if (faults.some(({ code }) => code === marked)) await noteTry(who)
}

const isRefusedSecret = (error: unknown): error is Problem =>
  error instanceof Problem && (error.refusal.code === marked || error.faults.some(({ code }) => code === marked))

const noted = new WeakSet<Problem>()

/**
 * Does it, and where it is refused because a text bears the mark of a classified document, keeps that somebody tried and when: of
 * what was in it nothing is kept, neither text nor name of a file (保守国家秘密法 29, 31); `letGo` takes away what came before it.
 */
export const notingSecrets = async <T>(
  who: Who,
  work: () => T | Promise<T>,
  letGo?: () => Promise<void>,
): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!isRefusedSecret(error)) throw error
    if (!noted.has(error)) {
      noted.add(error)
      await noteTry(who)
    }
    await letGo?.()
    throw error
  }
}
