import { Problem } from '#kernel/problem.ts'
import { canonical } from '#kernel/seal.ts'
import { refuse } from '#kernel/verdict.ts'
import type { PastAct } from '#platform/audit/store.ts'
import { derive, type Keys } from '#platform/crypto/keys.ts'
import { violates } from '#platform/db/errors.ts'
import type { Session } from '#platform/db/session.ts'
import type { Keeper, LivingRow, Reader } from './action.ts'
import { answerOf, type RecordAnswer } from './answer.ts'
import type { Context } from './context.ts'

/**
 * What a request asked for: the same act asked again has the same. Keyed, because it outlives the contacts that the request brought, and
 * eleven digits could be tried against a plain hash.
 */
export const requestHash = (keys: Keys, value: unknown): Buffer => derive(keys, 'receipt', 'request', canonical(value))

/** An act's id that another act, on another record, took at the same instant; its event and its place in the queue bear the same id. */
export const isTaken = (error: unknown): boolean => violates(error, 'event_pkey') || violates(error, 'outbox_pkey')

/** Tries again where two requests met: the second then finds what the first has written. */
export const tried = async <T>(
  isRace: (error: unknown) => boolean,
  once: (attempt: number) => Promise<T>,
): Promise<T> => {
  for (let attempt = 0; ; attempt++) {
    try {
      return await once(attempt)
    } catch (error) {
      if (!isRace(error) || attempt === 4) throw error
    }
  }
}

/** The same act again: the same answer, or a refusal when the id was used for something else. */
export const replay = async <Item>(
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
