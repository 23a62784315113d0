import { type Calendar, type Day, dayOf } from '#kernel/day.ts'
import { validate } from '#kernel/input.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { pastAct } from '#platform/audit/store.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Session } from '#platform/db/session.ts'
import { raw } from '#platform/db/sql.ts'
import type { Action, AlsoAct, AlsoPart, Creation, LivingRow } from './action.ts'
import { dueAfter } from './consequences.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'
import { actingPost, mayMove } from './may.ts'
import type { SettingsInForce } from './ports.ts'
import { requestHash } from './replay.ts'
import { write } from './write.ts'

/** When and through which door; the same for an act and for all that is done with it. */
export interface Occasion {
  readonly on: Day
  readonly at: string
  readonly calendar: Calendar
  readonly door: Door
}

/** One act inside an open transaction: its own id and what it was asked with. */
interface Asked {
  readonly actId: string
  readonly hash: Buffer
  readonly input: unknown
  readonly found: unknown
  readonly inForce: SettingsInForce
}

/** Decides an act on a locked row and writes it, with all acts that it names. Answers the row as it is then. */
export const carry = async (
  session: Session,
  context: Context,
  action: Action,
  row: LivingRow,
  asked: Asked,
  occasion: Occasion,
): Promise<LivingRow> => {
  const { keeper } = action
  const { ports, viewer } = context
  const { on, at, calendar, door } = occasion
  const { input, found, inForce } = asked
  const declared = keeper.life.moves[action.move]
  if (!declared) throw new Error(`${keeper.life.kind} has no move ${action.move}`)
  const post = actingPost(keeper, viewer, row, declared.by)
  const own =
    row.settingsVersion === inForce.version ? inForce : await ports.settings(session, keeper.room, row.settingsVersion)
  const deciding = { row, input, found, viewer, post, on, at, settings: own.value, inForce: inForce.value }
  const verdict = action.decide?.(deciding)
  if (verdict && !verdict.ok) throw new Problem(verdict)

  const change: Record<string, unknown> = { ...action.change(deciding), state: declared.to, version: row.version + 1 }
  if (declared.numbers && row.number === null) change.number = await ports.number(session, declared.numbers, on)
  const days = { calendar, settings: own.value as Record<string, unknown> }
  const dated = {
    ...change,
    ...dueAfter(keeper.life, declared, { ...row, ...change } as LivingRow, on, days),
  }
  const done = { ...row, ...dated } as LivingRow
  write(session, context, keeper, done, keeper.update(session.county, row, dated), {
    id: asked.actId,
    name: declared.event,
    from: row.state,
    post,
    on,
    at,
    extra: action.tell ? action.tell(deciding) : (input as Record<string, unknown>),
    hash: asked.hash,
    door,
  })
  await keeper.alongside?.(session, done, row)
  await carryAlso(session, context, action.also, deciding, occasion, asked.actId)
  return done
}

/** Decides and writes a new record, with all acts that its making names. */
export const bring = async (
  session: Session,
  context: Context,
  creation: Creation,
  asked: Omit<Asked, 'actId'> & { readonly input: { readonly id: string }; readonly attempt: number },
  { on, at, calendar, door }: Occasion,
): Promise<LivingRow> => {
  const { keeper } = creation
  const { viewer } = context
  const { input, found, inForce, hash, attempt } = asked
  const deciding = { input, found, viewer, on, at, settings: inForce.value, inForce: inForce.value }
  const verdict = creation.decide(deciding)
  if (!verdict.ok) throw new Problem(verdict)
  const base = {
    ...creation.make({ ...deciding, attempt }),
    state: keeper.life.initial,
    version: 1,
    dueOn: null,
    settingsVersion: inForce.version,
  } as LivingRow
  const days = { calendar, settings: inForce.value as Record<string, unknown> }
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
  await keeper.alongside?.(session, row, undefined)
  await carryAlso(session, context, creation.also, deciding, { on, at, calendar, door }, input.id)
  return row
}

/** Kind by kind and id by id: two acts that name the same records wait for each other and never in a circle. */
const inOrder = (named: readonly AlsoAct[]): AlsoAct[] =>
  named.toSorted((a, b) => (`${a.action} ${a.id}` < `${b.action} ${b.id}` ? -1 : 1))

const carryAlso = async <Deciding>(
  session: Session,
  context: Context,
  also: AlsoPart<Deciding> | undefined,
  deciding: Deciding,
  occasion: Occasion,
  cause: string,
): Promise<void> => {
  if (!also) return
  for (const named of inOrder(also.acts(deciding))) {
    if (!also.actions.includes(named.action)) throw new Error(`${named.action} is done but not declared`)
    try {
      await carryNamed(session, context, named, occasion, cause)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // Which of the acts it was that was refused; the refusal is of all of them.
      throw new Problem(error.refusal, error.faults, { also: { action: named.action, id: named.id }, ...error.extra })
    }
  }
}

/** One act of another room, by its name: its input is read by its own schema, its rights and rules are its own. */
const carryNamed = async (
  session: Session,
  context: Context,
  { action: name, id, input: given }: AlsoAct,
  occasion: Occasion,
  cause: string,
): Promise<void> => {
  const { ports, viewer } = context
  const action = ports.actionOf(name)
  if (!action) throw new Error(`no action is called ${name}`)
  const { keeper } = action
  if ('make' in action) {
    const input = validate(action.input, { ...(given as object), id }) as { id: string }
    const [{ past }, inForce, found] = await Promise.all([
      pastAct(session, id, raw('true')),
      ports.settings(session, keeper.room),
      action.load({ session, input, viewer, id }),
    ])
    if (past) throw new Problem(refuse('id-taken'))
    const hash = requestHash({ ...input, on: occasion.door.backfill?.on })
    await bring(session, context, action, { input, found, inForce, hash, attempt: 0 }, occasion)
    return
  }
  const input = validate(keeper.life.moves[action.move]?.input as never, given)
  const [row, inForce, found] = await Promise.all([
    keeper.lock(session, viewer, id, action.alsoLocks?.(input)),
    ports.settings(session, keeper.room),
    action.load?.({ session, input, viewer, id }),
  ])
  if (!row) throw new Problem(refuse('not-found'))
  const verdict = mayMove(keeper, viewer, row, action.move, {
    today: dayOf(context.now),
    isBackfill: occasion.door.backfill !== undefined,
  })
  if (!verdict.ok) throw new Problem(verdict)
  const hash = requestHash({ move: action.move, id, input, cause })
  await carry(
    session,
    context,
    action,
    row,
    { actId: namedId('also', cause, name, id), hash, input, found, inForce },
    occasion,
  )
}
