import { dayOf } from '#kernel/day.ts'
import { validate } from '#kernel/input.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { pastAct } from '#platform/audit/store.ts'
import { violates } from '#platform/db/errors.ts'
import { later } from '#platform/db/later.ts'
import type { Creation, LivingRow, TypedCreation } from './action.ts'
import { answerOf, type RecordAnswer } from './answer.ts'
import { bring } from './carry.ts'
import type { Context } from './context.ts'
import type { Door } from './door.ts'
import { notingSecrets } from '#platform/audit/noting-secrets.ts'
import { readerOf } from './reader.ts'
import { isTaken, replay, requestHash, tried } from './replay.ts'

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
  const input = door.isRead
    ? given
    : await notingSecrets(context, () => validate(creation.input, given) as typeof given)
  const { ports, viewer } = context
  const calendar = await ports.calendar()
  const at = context.now.toISOString()
  const on = door.backfill?.on ?? dayOf(context.now)

  return context.db.write(context.county, async (session) => {
    const hash = requestHash(session.keys, { ...input, on: door.backfill?.on })
    const [{ holds, past }, settings, found] = await Promise.all([
      pastAct(session, input.id, ports.isCurrent(session, viewer)),
      ports.settings(session, keeper.room),
      creation.load({ session, id: input.id, input, viewer, at }),
    ])
    if (!holds) throw new Problem(refuse('not-logged-in'))
    const reader = { ...(await readerOf(context, settings.value)), hasActed: true }
    if (past) {
      const { answer, isOld } = await replay<Item>(context, session, keeper, past, input.id, hash, reader)
      // Once something has come of it, it is answered only to those in whose sight it still is.
      const { row } = await keeper.card(session, { ...reader, hasActed: !isOld }, input.id)
      return { answer, isNew: false, isOld, row }
    }
    const asked = { input, found, inForce: settings, hash, attempt }
    const row = await bring(session, context, creation, asked, { on, at, calendar, door })
    const answer = keeper
      .cardAfter(session, reader, row)
      .then((card) => answerOf<Item>(keeper, context, card, reader.days))
    return later(answer.then((made) => ({ answer: made, isNew: true, isOld: false, row })))
  })
}
