import { looksOf } from '#kernel/lifecycle.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse, unless } from '#kernel/verdict.ts'
import { actsToday } from '#platform/audit/acts-today.ts'
import { eventsSince, actById } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { type Action, action, type Keeper, type LivingRow } from '../action.ts'

/** Long enough for who lost the answer on the way. */
const shownFor = 60_000

interface Looked<Row extends LivingRow> {
  readonly keeper: Keeper<Row>
  readonly row: Row
  readonly actId: string
  readonly now: Date
}

/**
 * What a look shows is shown for a minute, and as it was then. The same request sent again later, or once the record has changed, would
 * be another look: without an entry, and beyond the cap.
 */
export const mustBeShownStill = async <Row extends LivingRow>(
  session: Session,
  { keeper: { life }, row, actId, now }: Looked<Row>,
): Promise<void> => {
  const act = await actById(session, actId)
  const isOver = !act || now.getTime() - new Date(act.at).getTime() > shownFor
  if (isOver || (await eventsSince(session, life.kind, row.id, act.version, looksOf(life))).length > 0)
    throw new Problem(refuse('look-is-over'))
}

/**
 * A move that shows personal data in full. Nothing changes but the timeline, which says who looked and why; a setting of the room
 * caps how often one log-in may on a day (个人信息保护法 51).
 */
export const look = (keeper: Keeper, move: string, most: (inForce: unknown) => number): Action => {
  const declared = keeper.life.moves[move]
  if (!declared?.isLook) throw new Error(`${keeper.life.kind} has no look ${move}`)
  const name = `${keeper.life.kind}.${declared.event}`
  return action(keeper, move, declared.input, {
    load: ({ session, viewer: { login }, at }) => actsToday(session, { login, name, at }),
    decide: ({ found, inForce }) => {
      const n = most(inForce)
      return unless(found < n, 'looks-used-up', { params: { n } })
    },
    change: () => ({}),
  })
}
