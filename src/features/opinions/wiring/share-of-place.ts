import { looseOf } from '#commons/files/data/use.ts'
import { limits } from '#commons/files/spec/limits.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Context } from '#platform/action/context.ts'
import { placeOf } from '#platform/http/limits/source.ts'

const manyPlaces = 20_000
/** Milliseconds; no upload lasts longer. What is under way has no file yet that could be found. */
const underWay = 600_000

/**
 * Of what the public sends and no record takes one place has its share, so that it does not use up everybody's. What a record took, and
 * what was let go, counts no more. Beyond `most` places the one that has brought nothing for the longest is forgotten.
 */
export const sharesOfPlaces = (most = manyPlaces) => {
  /** By place, the records that files were brought for, with when the last came, and that may not be there yet; in memory only, addresses are written down nowhere. */
  const brought = new Map<string, Map<string, number>>()
  return async ({ county, db, now }: Context, source: string, record: string): Promise<void> => {
    const key = `${county}/${placeOf(source)}`
    const asked = [...(brought.get(key)?.keys() ?? [])]
    const loose = await db.read(county, (session) => looseOf(session, asked))
    if (loose.reduce((sum, { size }) => sum + size, 0) >= limits.looseBytesOfPlace)
      throw new Problem(refuse('too-many', { params: { seconds: 3600 } }))
    const at = now.getTime()
    const known = brought.get(key) ?? new Map<string, number>()
    const isLoose = new Set(loose.map(({ meantFor }) => meantFor))
    for (const one of asked) if (!isLoose.has(one) && at - (known.get(one) ?? at) > underWay) known.delete(one)
    known.set(record, at)
    brought.delete(key)
    const [oldest] = brought.size < most ? [] : brought.keys()
    if (oldest !== undefined) brought.delete(oldest)
    brought.set(key, known)
  }
}
