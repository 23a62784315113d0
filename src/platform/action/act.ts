import { dayOf } from '#kernel/day.ts'
import { validate } from '#kernel/input.ts'
import { looksOf } from '#kernel/lifecycle.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { eventsSince, pastAct } from '#platform/audit/store.ts'
import { later } from '#platform/db/later.ts'
import type { Session } from '#platform/db/session.ts'
import type { Keeper, LivingRow, TypedAction } from './action.ts'
import { answerOf, type RecordAnswer } from './answer.ts'
import { carry } from './carry.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'
import { mayMove } from './may.ts'
import { notingSecrets } from '#platform/audit/noting-secrets.ts'
import { readerOf } from './reader.ts'
import { isTaken, replay, requestHash, tried } from './replay.ts'

export interface ActRequest<Input> {
  readonly id: string
  readonly actId: string
  readonly version: number
  readonly input: Input
}

/**
 * The only way to change a record (house.md §2). In one transaction: is the log-in still good, has this act been done
 * already, lock the row, ask lifecycle, policy and rules, then write row, event, number, tasks and outbox.
 * Throws Problem: not-found, stale-version (with what changed), not-in-this-state, not-allowed, the rules' own names.
 */
export const act = <Input, Item>(
  context: Context,
  action: TypedAction<Input>,
  request: ActRequest<Input>,
  door: Door = {},
): Promise<RecordAnswer<Item>> => tried(isTaken, () => actOnce<Input, Item>(context, action, request, door))

const actOnce = async <Input, Item>(
  context: Context,
  action: TypedAction<Input>,
  request: ActRequest<Input>,
  door: Door,
): Promise<RecordAnswer<Item>> => {
  const { keeper, move } = action
  const { ports, viewer } = context
  const declared = keeper.life.moves[move]
  if (!declared) throw new Error(`${keeper.life.kind} has no move ${move}`)
  const input = door.isRead
    ? request.input
    : await notingSecrets(context, () => validate(declared.input, request.input) as Input)
  const calendar = await ports.calendar()
  const at = context.now.toISOString()
  const on = door.backfill?.on ?? dayOf(context.now)

  return context.db.write(context.county, async (session) => {
    const hash = requestHash(session.keys, {
      move,
      id: request.id,
      version: request.version,
      input,
      on: door.backfill?.on,
    })
    // Sent in this order and answered in it: the lock first, so that what follows sees what a rival has just committed.
    const [row, { holds, past }, settings, found] = await Promise.all([
      keeper.lock(session, viewer, request.id, action.alsoLocks?.(input)),
      pastAct(session, request.actId, ports.isCurrent(session, viewer)),
      ports.settings(session, keeper.room),
      action.load?.({ session, id: request.id, input, viewer, at }),
    ])
    if (!holds) throw new Problem(refuse('not-logged-in'))
    const reader = { ...(await readerOf(context, settings.value)), hasActed: true }
    if (!row && past?.byLogin !== viewer.login) throw new Problem(refuse('not-found')) // an act's id opens nothing for others
    if (past) {
      const again = await replay<Item>(context, session, keeper, past, request.id, hash, reader)
      // Who handed a matter back gets his answer again while nothing has happened since; later it is out of his sight.
      if (!row && again.isOld) throw new Problem(refuse('not-found'))
      return again.answer
    }
    if (!row) throw new Problem(refuse('not-found'))
    await admit(session, context, keeper, row, move, request.version, door)
    const asked = { actId: request.actId, hash, input, found, inForce: settings }
    const done = await carry(session, context, action, row, asked, { on, at, calendar, door })
    return later(
      keeper.cardAfter(session, reader, done).then((card) => answerOf<Item>(keeper, context, card, reader.days)),
    )
  })
}

/** Lets the act in, or says why not. The order matters: what is out of sight does not exist, then rights, then freshness. */
const admit = async (
  session: Session,
  context: Context,
  keeper: Keeper,
  row: LivingRow,
  move: string,
  version: number,
  door: Door,
): Promise<void> => {
  const { life } = keeper
  // A version that there is not yet has no events since, and may be no number that the database knows.
  const changes = row.version <= version ? [] : await eventsSince(session, life.kind, row.id, version, looksOf(life))
  const isStale = row.version < version || changes.length > 0
  const verdict = mayMove(keeper, context.viewer, row, move, {
    today: dayOf(context.now),
    isBackfill: door.backfill !== undefined,
    ignoreState: isStale,
  })
  if (!verdict.ok) throw new Problem(verdict)
  if (isStale)
    throw new Problem(refuse('stale-version', { params: { version: row.version } }), [], {
      version: row.version,
      state: row.state,
      changes,
    })
}
