import type { Session } from '#platform/db/session.ts'
import type { Action, Creation, LivingRow } from './action.ts'
import { carryAlso } from './also.ts'
import type { Context } from './context.ts'
import { type Asked, type AskedNew, decideAct, decideNew, type Done, type Occasion } from './decide.ts'

/** Decides an act on a locked row and writes it, with all acts that it names. Answers the row as it is then. */
export const carry = async (
  session: Session,
  context: Context,
  action: Action,
  row: LivingRow,
  asked: Asked,
  occasion: Occasion,
): Promise<LivingRow> =>
  settle(session, context, await decideAct(session, context, action, row, asked, occasion), occasion)

/** Decides and writes a new record, with all acts that its making names. */
export const bring = async (
  session: Session,
  context: Context,
  creation: Creation,
  asked: AskedNew,
  occasion: Occasion,
): Promise<LivingRow> => settle(session, context, decideNew(session, context, creation, asked, occasion), occasion)

const settle = async (session: Session, context: Context, done: Done, occasion: Occasion): Promise<LivingRow> => {
  await done.keeper.alongside?.(session, [done])
  await carryAlso(session, context, done.also, occasion)
  return done.row
}
