import { found, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { readerOf } from '#platform/action/reader.ts'
import type { Session } from '#platform/db/session.ts'
import { type FileRow, fileById } from '../data/store.ts'
import { contentOf, type GivenOut } from './content-of.ts'

/** Whoever may read the record may read what hangs on it; before there is one, its sender. Throws Problem `not-found` for all others. */
const mustSee = async (context: Context, session: Session, { kind, record, login }: FileRow): Promise<void> => {
  const { ports, viewer } = context
  if (kind === null || record === null) {
    if (login === null || login !== viewer.login) throw new Problem(refuse('not-found'))
    return
  }
  const keeper = found(ports.keeperOf(kind))
  await keeper.card(session, await readerOf(context, (await ports.settings(session, keeper.room)).value), record)
}

export const giveOut = async (context: Context, id: string): Promise<GivenOut> => {
  await context.db.read(context.county, async (session) =>
    mustSee(context, session, found(await fileById(session, id))),
  )
  return contentOf(context, id)
}
