import { savedAs } from '#kernel/file-name.ts'
import { found, Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { namedByRecord } from '../data/hanging.ts'
import { fileById, takenOf } from '../data/store.ts'
import { hungAs } from '../spec/hung.ts'

export interface GivenOut {
  readonly headers: Readonly<Record<string, string>>
  readonly pieces: AsyncIterable<Uint8Array>
}

/**
 * A file on its way out to somebody who may have it: saved and never drawn, whatever it is (ASVS 3.2.1). One that hangs on a record is what the
 * record names, and no other content that its row was given since.
 */
export const contentOf = async ({ db, county, ports }: Context, id: string): Promise<GivenOut> => {
  const { row, name } = await db.read(county, async (session) => {
    const row = found(await fileById(session, id))
    if (row.scanned === 'quarantined') throw new Problem(refuse('not-found'))
    if (row.record !== null && found(await namedByRecord(session, ports, row)) !== hungAs(row))
      throw new Problem(refuse('file-damaged'))
    return { row, name: takenOf(session, row).name }
  })
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
