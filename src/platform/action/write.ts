import type { Day } from '#kernel/day.ts'
import { digest } from '#kernel/seal.ts'
import type { Viewer, ViewerPost } from '#kernel/viewer.ts'
import { appendEvent } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import type { Sql } from '#platform/db/sql.ts'
import { together } from '#platform/db/together.ts'
import type { Keeper, LivingRow } from './action.ts'
import { taskOf } from './consequences.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'

const author = (viewer: Viewer, post: ViewerPost | null) => ({
  byLogin: viewer.login,
  byName: viewer.name || null, // the public says no name here
  byOrgan: post?.organName ?? null,
  byPost: post?.id ?? null,
  standsFor: post?.standsFor ?? null,
})

interface Written {
  readonly id: string
  readonly name: string
  readonly from: string | null
  readonly post: ViewerPost | null
  readonly on: Day
  readonly at: string
  readonly extra: Readonly<Record<string, unknown>>
  readonly hash: Buffer
  readonly door: Door
}

/** Row, event, queue and tasks in one statement. */
export const write = (
  session: Session,
  { viewer, ports }: Context,
  keeper: Keeper,
  row: LivingRow,
  record: Sql,
  written: Written,
): void => {
  const { kind } = keeper.life
  const { id, state, version, number } = row
  const event = appendEvent(session.county, {
    id: written.id,
    kind,
    record: id,
    version,
    name: `${kind}.${written.name}`,
    at: written.at,
    on: written.on,
    ...author(viewer, written.post),
    fromState: written.from,
    toState: state,
    extra: written.extra,
    after: keeper.snapshot(row),
    backfill: written.door.backfill !== undefined,
    request: written.hash,
    digest: digest(row.salt, { ...keeper.content(row, session), id, state, version, number }),
  })
  const settled = { kind, id, isNew: written.from === null }
  const tasks = ports.settleTasks(session.county, settled, taskOf(keeper, row, written.on))
  session.send(together({ record, ...event, ...tasks }))
}
