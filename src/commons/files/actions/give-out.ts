import { savedAs } from '#kernel/file-name.ts'
import { found, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { readerOf } from '#platform/action/reader.ts'
import type { Session } from '#platform/db/session.ts'
import { type FileRow, fileById, takenOf } from '../data/store.ts'

interface GivenOut {
  readonly headers: Readonly<Record<string, string>>
  readonly pieces: AsyncIterable<Uint8Array>
}

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

/** A file on its way out: saved and never drawn, whatever it is (ASVS 3.2.1). */
const contentOf = async ({ county, ports }: Context, session: Session, row: FileRow): Promise<GivenOut> => {
  if (row.scanned === 'quarantined') throw new Problem(refuse('not-found'))
  return {
    headers: {
      'content-type': row.type.startsWith('text/') ? 'text/plain; charset=utf-8' : row.type,
      'content-length': String(row.size),
      'content-disposition': savedAs(takenOf(session, row).name),
      'content-security-policy': "sandbox; default-src 'none'",
    },
    pieces: await ports.blobs.read(county, row.sha256),
  }
}

export const giveOut = (context: Context, id: string): Promise<GivenOut> =>
  context.db.read(context.county, async (session) => {
    const row = found(await fileById(session, id))
    await mustSee(context, session, row)
    return contentOf(context, session, row)
  })
