import { dayOf } from '#kernel/day.ts'
import { validate } from '#kernel/input.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { pastAct } from '#platform/audit/store.ts'
import type { Session } from '#platform/db/session.ts'
import { raw } from '#platform/db/sql.ts'
import type { Action, Creation } from './action.ts'
import type { Context } from './context.ts'
import { decideAct, decideNew, type Done, type Occasion } from './decide.ts'
import { mayMove, stands } from './may.ts'
import { consequenceId, inOrder, type Named } from './named.ts'
import { requestHash } from './replay.ts'

/**
 * Does all acts that were named. Those of one kind that follow each other are done in one go: every row is locked, looked up, judged by
 * its own rules and gets its own event, but the database is not waited for between two of them (1,500 in some seconds, not minutes).
 */
export const carryAlso = async (
  session: Session,
  context: Context,
  named: readonly Named[],
  occasion: Occasion,
): Promise<void> => {
  for (let from = 0; from < named.length; ) {
    const name = (named[from] as Named).action
    let to = from + 1
    while (named[to]?.action === name) to++
    await carryGroup(session, context, named.slice(from, to), occasion)
    from = to
  }
}

const carryGroup = async (
  session: Session,
  context: Context,
  group: readonly Named[],
  occasion: Occasion,
): Promise<void> => {
  const [{ action: name }] = group as [Named]
  const action = context.ports.actionOf(name)
  if (!action) throw new Error(`no action is called ${name}`)
  const steps =
    'make' in action
      ? await together(group, (one) => prepareNew(session, context, action, one, occasion))
      : await together(group, (one) => prepareAct(session, context, action, one, occasion))
  const done: Done[] = []
  for (const [index, step] of steps.entries()) done.push(await named(group[index] as Named, step))
  await action.keeper.alongside?.(session, done)
  const also = done.flatMap((one) => one.also)
  await carryAlso(session, context, done.length === 1 ? also : regrouped(also), occasion)
}

/** Acts that several records name, so that those of one kind stand together; each record's own order is kept. */
const regrouped = (named: readonly Named[]): Named[] => {
  const turn = [...new Set(named.map(({ action }) => action))]
  return inOrder(named, turn)
}

/** Which of the acts it was that was refused; the refusal is of all of them. */
const named = async <Result>({ action, id }: Named, doing: () => Result | Promise<Result>): Promise<Result> => {
  try {
    return await doing()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw new Problem(error.refusal, error.faults, { also: { action, id }, ...error.extra })
  }
}

type Step = () => Done | Promise<Done>

const together = (group: readonly Named[], prepare: (one: Named) => Promise<Step>): Promise<Step[]> =>
  Promise.all(group.map((one) => named(one, () => prepare(one))))

/** One act of another room, by its name: its input is read by its own schema, its rights and rules are its own. */
const prepareNew = async (
  session: Session,
  context: Context,
  creation: Creation,
  { id, input: given }: Named,
  occasion: Occasion,
): Promise<Step> => {
  const { ports, viewer } = context
  const input = validate(creation.input, { ...(given as object), id }) as { id: string }
  const [{ past }, inForce, found] = await Promise.all([
    pastAct(session, id, raw('true')),
    ports.settings(session, creation.keeper.room),
    creation.load({ session, input, viewer, id, at: occasion.at }),
  ])
  if (past) throw new Problem(refuse('id-taken'))
  const hash = requestHash(session.keys, { ...input, on: occasion.door.backfill?.on })
  return () => decideNew(session, context, creation, { input, found, inForce, hash, attempt: 0 }, occasion)
}

const prepareAct = async (
  session: Session,
  context: Context,
  action: Action,
  { action: name, id, input: given, cause }: Named,
  occasion: Occasion,
): Promise<Step> => {
  const { keeper, move } = action
  const { ports, viewer } = context
  const declared = keeper.life.moves[move]
  const input = validate(declared?.input as never, given)
  // What follows of itself asks neither for sight nor for rights: those of the act that it follows from were asked for.
  const isConsequence = declared?.door === 'consequence'
  const [row, inForce, found] = await Promise.all([
    keeper.lock(session, isConsequence ? null : viewer, id, action.alsoLocks?.(input)),
    ports.settings(session, keeper.room),
    action.load?.({ session, input, viewer, id, at: occasion.at }),
  ])
  if (!row) throw new Problem(refuse('not-found'))
  const today = dayOf(context.now)
  const verdict = isConsequence
    ? stands(keeper.life, row, move, today)
    : mayMove(keeper, viewer, row, move, { today, isBackfill: occasion.door.backfill !== undefined })
  if (!verdict.ok) throw new Problem(verdict)
  const hash = requestHash(session.keys, { move, id, input, cause })
  const asked = { actId: consequenceId(cause, name, id), hash, input, found, inForce }
  return () => decideAct(session, context, action, row, asked, occasion)
}
