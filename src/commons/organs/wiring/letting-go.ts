import type { Action, Asking } from '#platform/action/action.ts'
import type { Session } from '#platform/db/session.ts'
import { organById } from '../data/lookups.ts'

/** Has every log-in behind a post in an organ looked at anew, in the transaction of the act; the room that keeps posts brings it. */
export type LetGo = (session: Session, organ: string) => Promise<void>

/**
 * The same act, after which no act commits by rights as they were before: rights by a post reach as far as its organ, where that lies and
 * what hangs on it.
 */
export const lettingGo = (letGo: LetGo, action: Action): Action => ({
  ...action,
  load: async (asking: Asking<unknown>) => {
    const { session, id, input } = asking
    const own = await organById(session, id)
    const { parent = null } = input as { readonly parent?: string | null }
    for (const organ of [id, own?.parent, parent]) if (organ) await letGo(session, organ)
    return action.load?.(asking)
  },
})
