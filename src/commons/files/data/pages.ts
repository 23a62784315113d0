import type { Db } from '#platform/db/db.ts'
import { type Content, contentsAfter } from './store.ts'

const atOnce = 500

/** Every content of a county once, page by page, from the first behind `from` on. */
export const contentsOf = async function* (db: Db, county: string, from = ''): AsyncGenerator<Content> {
  for (let after = from; ; ) {
    const page = await db.read(county, (session) => contentsAfter(session, after, atOnce))
    yield* page
    if (page.length < atOnce) return
    after = page.at(-1)?.sha256 ?? ''
  }
}
