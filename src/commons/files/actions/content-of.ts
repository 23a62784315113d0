import { savedAs } from '#kernel/file-name.ts'
import { found, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { fileById, takenOf } from '../data/store.ts'

export interface GivenOut {
  readonly headers: Readonly<Record<string, string>>
  readonly pieces: AsyncIterable<Uint8Array>
}

/** A file on its way out to somebody who may have it: saved and never drawn, whatever it is (ASVS 3.2.1). */
export const contentOf = async ({ db, county, ports }: Context, id: string): Promise<GivenOut> => {
  const { row, name } = await db.read(county, async (session) => {
    const row = found(await fileById(session, id))
    return { row, name: takenOf(session, row).name }
  })
  if (row.scanned === 'quarantined' || row.erasedAt !== null) throw new Problem(refuse('not-found'))
  return {
    headers: {
      'content-type': row.type.startsWith('text/') ? 'text/plain; charset=utf-8' : row.type,
      'content-length': String(row.size),
      'content-disposition': savedAs(name),
      'content-security-policy': "sandbox; default-src 'none'",
    },
    pieces: await ports.blobs.read(county, row.sha256),
  }
}
