import { dayOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { divisionStore } from '#commons/divisions/data/store.ts'
import type { Context } from '#platform/action/context.ts'
import type { Session } from '#platform/db/session.ts'
import type { Span } from '../data/store.ts'
import { periodOf } from '../rules/period.ts'
import { townshipsFor } from '../rules/scope.ts'

export interface Asked {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Township code. */
  readonly division?: string | undefined
  /** Up to two dimensions, by commas. */
  readonly by?: string | undefined
}

/** The span that a viewer may count over. Throws Problem: bad-input, period-backwards, not-allowed. */
export const spanOf = async (context: Context, session: Session, asked: Asked): Promise<Span> => {
  const period = periodOf(asked, dayOf(context.now))
  const townships = townshipsFor(context.viewer, asked.division || undefined)
  if (asked.division) await mustBeTownship(session, asked.division)
  return { ...period, townships }
}

const mustBeTownship = async (session: Session, code: string): Promise<void> => {
  const isTownship = await divisionStore(session)
    .get(code)
    .then(({ level }) => level === 'township')
    .catch((error) => (error instanceof Problem ? false : Promise.reject(error)))
  if (!isTownship)
    throw new Problem(refuse('bad-input', { pointer: '/division' }), [{ pointer: '/division', code: 'bad-value' }])
}
