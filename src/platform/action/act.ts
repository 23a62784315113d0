import { hash as oneShot } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { dayOf } from '#kernel/day.ts'
import { validate } from '#kernel/input.ts'
import { Problem } from '#kernel/problem.ts'
import { canonical, digest } from '#kernel/seal.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Viewer, ViewerPost } from '#kernel/viewer.ts'
import { appendEvent, eventsSince, type PastAct, pastAct } from '#platform/audit/store.ts'
import { violates } from '#platform/db/errors.ts'
import { later } from '#platform/db/later.ts'
import type { Session } from '#platform/db/session.ts'
import type { Sql } from '#platform/db/sql.ts'
import { together } from '#platform/db/together.ts'
import type { Context } from '#platform/action/context.ts'
import type { Creation, Keeper, LivingRow, Reader, TypedAction, TypedCreation } from './action.ts'
import { answerOf, type RecordAnswer } from './answer.ts'
import { readerOf } from './reader.ts'
import { dueAfter, taskOf } from './consequences.ts'
import { actingPost, mayMove } from './may.ts'

/** Through which door an act comes in. */
export interface Door {
  /** May set the business day before the act; the timeline then says 补录. */
  readonly backfill?: { readonly on: Day }
  /** Set by a door that has read the input by this act's own schema (HTTP, a form); from every other one it is read here. */
  readonly isRead?: true
}

export interface ActRequest<Input> {
  readonly id: string
  readonly actId: string
  readonly version: number
  readonly input: Input
}

const requestHash = (value: unknown): Buffer => oneShot('sha256', canonical(value), 'buffer')

const author = (viewer: Viewer, post: ViewerPost | null) => ({
  byLogin: viewer.login,
  byName: viewer.login ? viewer.name : null,
  byOrgan: post?.organName ?? null,
})

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

/** An act's id that another act, on another record, took at the same instant; its event and its place in the queue bear the same id. */
const isTaken = (error: unknown): boolean => violates(error, 'event_pkey') || violates(error, 'outbox_pkey')

/** Tries again where two requests met: the second then finds what the first has written. */
const tried = async <T>(isRace: (error: unknown) => boolean, once: (attempt: number) => Promise<T>): Promise<T> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(attempt)
    } catch (error) {
      if (!isRace(error) || attempt === 4) throw error
    }
  }
}

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
  const input = door.isRead ? request.input : (validate(declared.input, request.input) as Input)
  const calendar = await ports.calendar()
  const at = context.now.toISOString()
  const on = door.backfill?.on ?? dayOf(context.now)
  const hash = requestHash({
    move,
    id: request.id,
    version: request.version,
    input,
    on: door.backfill?.on,
  })

  return context.db.write(context.county, async (session) => {
    // Sent in this order and answered in it: the lock first, so that what follows sees what a rival has just committed.
    const [row, { holds, past }, settings, found] = await Promise.all([
      keeper.lock(session, viewer, request.id, action.alsoLocks?.(input)),
      pastAct(session, request.actId, ports.isCurrent(session, viewer)),
      ports.settings(session, keeper.room),
      action.load?.({ session, input, viewer }),
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
    const post = actingPost(keeper, viewer, row, declared.by)
    const own =
      row.settingsVersion === settings.version
        ? settings
        : await ports.settings(session, keeper.room, row.settingsVersion)
    const inForce = settings.value
    const deciding = { row, input, found, viewer, post, on, at, settings: own.value, inForce }
    const verdict = action.decide?.(deciding)
    if (verdict && !verdict.ok) throw new Problem(verdict)

    const change: Record<string, unknown> = { ...action.change(deciding), state: declared.to, version: row.version + 1 }
    if (declared.numbers && row.number === null) change.number = await ports.number(session, declared.numbers, on)
    const days = { calendar, settings: own.value as Record<string, unknown> }
    const after = { ...row, ...change } as LivingRow
    const dated = { ...change, ...dueAfter(keeper.life, declared, after, on, days) }
    const done = { ...row, ...dated } as LivingRow
    const extra = action.tell ? action.tell(deciding) : (input as Record<string, unknown>)
    write(session, context, keeper, done, keeper.update(session.county, row, dated), {
      id: request.actId,
      name: declared.event,
      from: row.state,
      post,
      on,
      at,
      extra,
      hash,
      door,
    })
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
  const verdict = mayMove(keeper, context.viewer, row, move, {
    today: dayOf(context.now),
    isBackfill: door.backfill !== undefined,
    ignoreState: row.version !== version,
  })
  if (!verdict.ok) throw new Problem(verdict)
  if (row.version !== version) {
    const changes = await eventsSince(session, keeper.life.kind, row.id, version)
    throw new Problem(refuse('stale-version', { params: { version: row.version } }), [], {
      version: row.version,
      state: row.state,
      changes,
    })
  }
}

export interface Made<Item> {
  readonly answer: RecordAnswer<Item>
  readonly isNew: boolean
  /** Made before, and something has happened to it since. */
  readonly isOld: boolean
  readonly row: LivingRow
}

/** Makes a record. The same id and content again answers as the first time; the same id with other content is refused. */
export const create = <Input extends { readonly id: string }, Item>(
  context: Context,
  creation: TypedCreation<Input>,
  input: Input,
  door: Door = {},
): Promise<Made<Item>> =>
  tried(
    // The same create arrived twice at once, or a drawn code was taken.
    (error) => isTaken(error) || violates(error, creation.keeper.life.kind),
    (attempt) => createOnce<Item>(context, creation, input, door, attempt),
  )

const createOnce = async <Item>(
  context: Context,
  creation: Creation,
  given: { readonly id: string },
  door: Door,
  attempt: number,
) => {
  const { keeper } = creation
  const input = door.isRead ? given : (validate(creation.input, given) as typeof given)
  const { ports, viewer } = context
  const calendar = await ports.calendar()
  const at = context.now.toISOString()
  const on = door.backfill?.on ?? dayOf(context.now)
  const hash = requestHash({ ...input, on: door.backfill?.on })

  return context.db.write(context.county, async (session) => {
    const [{ holds, past }, settings, found] = await Promise.all([
      pastAct(session, input.id, ports.isCurrent(session, viewer)),
      ports.settings(session, keeper.room),
      creation.load({ session, input, viewer }),
    ])
    if (!holds) throw new Problem(refuse('not-logged-in'))
    const reader = { ...(await readerOf(context, settings.value)), hasActed: true }
    if (past) {
      const { answer, isOld } = await replay<Item>(context, session, keeper, past, input.id, hash, reader)
      // Once something has come of it, it is answered only to those in whose sight it still is.
      const { row } = await keeper.card(session, { ...reader, hasActed: !isOld }, input.id)
      return { answer, isNew: false, isOld, row }
    }
    const deciding = { input, found, viewer, on, at, settings: settings.value, inForce: settings.value }
    const verdict = creation.decide(deciding)
    if (!verdict.ok) throw new Problem(verdict)
    const made = creation.make({ ...deciding, attempt })
    const base = {
      ...made,
      state: keeper.life.initial,
      version: 1,
      dueOn: null,
      settingsVersion: settings.version,
    } as LivingRow
    const days = { calendar, settings: settings.value as Record<string, unknown> }
    const row = { ...base, ...dueAfter(keeper.life, undefined, base, on, days) } as LivingRow
    write(session, context, keeper, row, keeper.insert(session.county, row), {
      id: input.id,
      name: keeper.life.create.event,
      from: null,
      post: actingPost(keeper, viewer, row, keeper.life.create.by),
      on,
      at,
      extra: creation.tell(deciding),
      hash,
      door,
    })
    const answer = keeper
      .cardAfter(session, reader, row)
      .then((card) => answerOf<Item>(keeper, context, card, reader.days))
    return later(answer.then((made) => ({ answer: made, isNew: true, isOld: false, row })))
  })
}

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
const write = (
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
    digest: digest(row.salt, { ...keeper.content(row), id, state, version, number }),
  })
  const settled = { kind, id, isNew: written.from === null }
  const tasks = ports.settleTasks(session.county, settled, taskOf(keeper, row, written.on))
  session.send(together({ record, ...event, ...tasks }))
}

/** The same act again: the same answer, or a refusal when the id was used for something else. */
const replay = async <Item>(
  context: Context,
  session: Session,
  keeper: Keeper,
  past: PastAct,
  id: string,
  hash: Buffer,
  reader: Reader,
): Promise<{ answer: RecordAnswer<Item>; isOld: boolean }> => {
  if (past.record !== id || past.byLogin !== reader.viewer.login || !past.request.equals(hash))
    throw new Problem(refuse('id-taken'))
  const card = await keeper.card(session, reader, id)
  const then = { ...card.row, ...past.after, version: past.version } as LivingRow
  const answer = answerOf<Item>(
    keeper,
    context,
    { ...card, row: then, item: { ...(card.item as object), ...past.after, version: past.version } },
    reader.days,
  )
  return { answer, isOld: card.row.version !== past.version }
}
