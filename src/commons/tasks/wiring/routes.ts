import type { Context } from '#platform/action/context.ts'
import type { DayView } from '#platform/action/day-view.ts'
import { dayView, lampOf, nearUntil } from '#platform/action/days.ts'
import type { Session } from '#platform/db/session.ts'
import { type Route, route } from '#platform/http/route.ts'
import { countTasks, openTasks } from '../data/store.ts'
import { list } from '../spec/contract.ts'

/** A kind of record that tasks are about, and the room whose settings say when its days are near. */
export interface TaskKind {
  readonly kind: string
  readonly room: string
}

/** How the days of each kind are read in the caller's county: as on the record itself. */
const daysByKind = async (
  kinds: readonly TaskKind[],
  context: Context,
  session: Session,
): Promise<ReadonlyMap<string, DayView>> =>
  new Map(
    await Promise.all(
      kinds.map(async ({ kind, room }) => {
        const { value } = await context.ports.settings(session, room)
        return [kind, await dayView(context, value)] as const
      }),
    ),
  )

export const taskRoutes = (kinds: readonly TaskKind[]): readonly Route[] => [
  route(list, async (context, { query: { whose, limit } }) => {
    const { county, db, viewer } = context
    const usual = await dayView(context, {})
    return db.read(county, async (session) => {
      const days = await daysByKind(kinds, context, session)
      const near = new Map([...days].map(([kind, view]) => [kind, nearUntil(view)]))
      const [rows, counts] = await Promise.all([
        openTasks(session, viewer, whose, limit),
        countTasks(session, viewer, whose, { today: usual.today, near }),
      ])
      const items = rows.map((row) => {
        const { lamp, daysLeft } = lampOf(days.get(row.kind) ?? usual, row.dueOn)
        return { ...row, lamp: lamp ?? ('paused' as const), left: daysLeft }
      })
      return { body: { items, counts } }
    })
  }),
]
