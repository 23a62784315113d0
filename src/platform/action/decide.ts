import type { Calendar, Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Session } from '#platform/db/session.ts'
import type { Action, Creation, Keeper, LivingRow } from './action.ts'
import { dueAfter } from './consequences.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'
import { actingPost } from './may.ts'
import { alsoOf, type Named } from './named.ts'
import type { SettingsInForce } from './ports.ts'
import { write } from './write.ts'

/** When and through which door; the same for an act and for all that is done with it. */
export interface Occasion {
  readonly on: Day
  readonly at: string
  readonly calendar: Calendar
  readonly door: Door
}

/** One act inside an open transaction: its own id and what it was asked with. */
export interface Asked {
  readonly actId: string
  readonly hash: Buffer
  readonly input: unknown
  readonly found: unknown
  readonly inForce: SettingsInForce
}

/** The same for a new record, which brings its own id. */
export interface AskedNew extends Omit<Asked, 'actId'> {
  readonly input: { readonly id: string }
  readonly attempt: number
}

/** What an act wrote, and what it named to be done with it. */
export interface Done {
  readonly keeper: Keeper
  readonly row: LivingRow
  readonly before: LivingRow | undefined
  readonly also: readonly Named[]
}

/** Decides an act on a locked row and sends what it changes; what is named with it is not done yet. */
export const decideAct = async (
  session: Session,
  context: Context,
  action: Action,
  row: LivingRow,
  asked: Asked,
  occasion: Occasion,
): Promise<Done> => {
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

  const change: Record<string, unknown> = {
    ...action.change(deciding),
    state: declared.to ?? row.state,
    version: row.version + 1,
  }
  if (declared.numbers && row.number === null) change.number = await ports.number(session, declared.numbers, on)
  const days = { calendar, settings: own.value as Record<string, unknown> }
  const dated = {
    ...change,
    ...(declared.to !== undefined && dueAfter(keeper.life, declared, { ...row, ...change } as LivingRow, on, days)),
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
  return { keeper, row: done, before: row, also: alsoOf(action.also, deciding, asked.actId) }
}

/** The same of a new record. */
export const decideNew = (
  session: Session,
  context: Context,
  creation: Creation,
  asked: AskedNew,
  { on, at, calendar, door }: Occasion,
): Done => {
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
  return { keeper, row, before: undefined, also: alsoOf(creation.also, deciding, input.id) }
}
