import type { Session } from '#platform/db/session.ts'
import type { ImportKind, RowFault, Standing } from '#platform/sheets/import-kind.ts'
import type { RowState } from '../spec/lifecycle.ts'
import type { ReadRow } from './read-rows.ts'
import { keyHash, type RowResult } from './rows.ts'

export interface Decided extends ReadRow {
  readonly decided: string | null
}

/** What earlier rows of the file and earlier runs of it leave for these. */
export interface Before {
  /** Number of the first row with a key, by the key's hash in hexadecimal. */
  readonly keys: ReadonlyMap<string, number>
  /** Records by row, where this very row was carried out before. */
  readonly done: ReadonlyMap<number, string>
}

const stateOf = (standing: Standing): RowState =>
  standing.as === 'like' ? 'undecided' : standing.as === 'same' ? 'same' : 'ready'

/** Repeats of a key within the file, by number: the first row with it stands. */
const repeatsOf = (rows: readonly (Decided & { readonly hash: string | null })[], before: Before) => {
  const first = new Map(before.keys)
  const repeats = new Map<number, RowFault>()
  for (const { number, hash } of rows) {
    if (hash === null) continue
    const earlier = first.get(hash)
    if (earlier === undefined) first.set(hash, number)
    else repeats.set(number, { column: null, code: 'repeated-row', params: { row: earlier } })
  }
  return repeats
}

const recordIn = (standing: Standing): string | null => ('record' in standing ? standing.record : null)

/** Where rows stand beside each other, what was decided about them, and what is there. */
export const checkRows = async (
  session: Session,
  kind: ImportKind,
  ground: unknown,
  rows: readonly Decided[],
  before: Before,
): Promise<RowResult[]> => {
  const hashed = rows.map((row) => ({
    ...row,
    hash: row.key === undefined ? null : keyHash(session, row.key).toString('hex'),
  }))
  const repeats = repeatsOf(hashed, before)
  const asked = hashed.filter(
    ({ number, hash, decided }) =>
      hash !== null && !repeats.has(number) && !before.done.has(number) && decided !== 'skip',
  )
  const standings = await kind.compare(
    session,
    asked.map(({ row, decided }) => ({
      row,
      ...(decided !== null && { decided: decided === 'other' ? null : decided }),
    })),
    ground,
  )
  const standingOf = new Map(asked.map(({ number }, at) => [number, standings[at]]))
  return hashed.map(({ number, hash, decided, faults, notes, brings }) => {
    const own = repeats.get(number)
    const done = before.done.get(number)
    const found = standingOf.get(number)
    const all = [...faults, ...(own ? [own] : []), ...(found?.as === 'faulty' ? found.faults : [])]
    const already: Standing | null = done === undefined ? null : { as: 'same', record: done }
    const standing = found === undefined || found.as === 'faulty' ? already : found
    return {
      number,
      decided,
      faults: all,
      notes: [...notes, ...(standing && 'notes' in standing ? (standing.notes ?? []) : [])],
      brings,
      key: hash === null ? null : Buffer.from(hash, 'hex'),
      standing: all.length > 0 ? null : standing,
      state: all.length > 0 ? 'faulty' : standing ? stateOf(standing) : 'skipped',
      record: standing ? recordIn(standing) : null,
    }
  })
}
