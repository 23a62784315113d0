import { lookupHash } from '#platform/crypto/keys.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { RowFault, Standing } from '#platform/sheets/import-kind.ts'
import type { Counts } from '../spec/contract.ts'
import { type RowState, rowStates } from '../spec/lifecycle.ts'
import type { ImportRecord, KeptRow } from './tables.ts'

/** Keeps rows of a file, each once. */
export const addRows = (
  session: Session,
  id: string,
  rows: readonly { readonly number: number; readonly source: string }[],
): void =>
  session.send(sql`
    insert into imports.row (county, import, number, source)
    select ${session.county}, ${id}::uuid, * from unnest(${rows.map(({ number }) => number)}::int[], ${rows.map(({ source }) => source)}::text[])
    on conflict (county, import, number) do nothing`)

const kept = raw('r.number, r.source, r.state, r.decided, r.faults, r.notes, r.standing, r.record')

/**
 * Locks up to `limit` rows that the present mapping or a new decision has not been tried on yet, in their order. Rows above
 * the headers are none.
 */
export const rowsToCheck = (session: Session, { id, round, headerRow, decisions }: ImportRecord, limit: number) => {
  const decided = Object.entries(decisions)
  return session.all(sql<KeptRow & { readonly newly: string | null }>`
    select ${kept}, d.choice as "newly" from imports.row r
    left join unnest(${decided.map(([row]) => Number(row))}::int[], ${decided.map(([, is]) => is)}::text[]) as d (at, choice) on d.at = r.number
    where r.county = ${session.county} and r.import = ${id} and r.number > ${headerRow}
      and (r.round is distinct from ${round} or r.decided is distinct from d.choice)
    order by r.number limit ${limit} for update of r`)
}

/** How a row came out of a check, or of being carried out. */
export interface RowResult {
  readonly number: number
  readonly state: RowState
  readonly decided: string | null
  readonly faults: readonly RowFault[]
  readonly notes: readonly RowFault[]
  readonly standing: Standing | null
  readonly key: Buffer | null
  readonly brings: string | null
  readonly record: string | null
}

export const writeChecked = (session: Session, id: string, round: number, rows: readonly RowResult[]): void => {
  const list = <T>(of: (row: RowResult) => T): T[] => rows.map(of)
  session.send(sql`
    update imports.row r set round = ${round}, state = g.state, decided = g.decided, faults = g.faults::jsonb, notes = g.notes::jsonb,
      standing = g.standing::jsonb, key = g.key, brings = g.brings, record = g.record
    from unnest(${list(({ number }) => number)}::int[], ${list(({ state }) => state)}::text[], ${list(({ decided }) => decided)}::text[],
      ${list(({ faults }) => JSON.stringify(faults))}::text[], ${list(({ notes }) => JSON.stringify(notes))}::text[],
      ${list(({ standing }) => standing && JSON.stringify(standing))}::text[], ${list(({ key }) => key)}::bytea[],
      ${list(({ brings }) => brings)}::text[], ${list(({ record }) => record)}::uuid[])
      as g (number, state, decided, faults, notes, standing, key, brings, record)
    where r.county = ${session.county} and r.import = ${id} and r.number = g.number`)
}

/** A row's key as it is kept: it may hold a number of a person. */
export const keyHash = ({ keys, county }: Session, key: string): Buffer => lookupHash(keys, county, 'import-key', key)

/** Rows before `before` with these keys, the first of each, by the key in hexadecimal. */
export const earlierKeys = async (
  session: Session,
  { id, round }: ImportRecord,
  keys: readonly Buffer[],
  before: number,
): Promise<Map<string, number>> => {
  const rows = await session.all(sql<{ key: Buffer; number: number }>`
    select key, min(number) as number from imports.row
    where county = ${session.county} and import = ${id} and round = ${round} and number < ${before} and key = any(${keys}::bytea[]) group by key`)
  return new Map(rows.map(({ key, number }) => [key.toString('hex'), number]))
}

/** What rows before `before` bring. */
export const broughtBefore = async (
  session: Session,
  { id, round }: ImportRecord,
  before: number,
): Promise<Set<string>> =>
  new Set(
    (
      await session.all(sql<{ brings: string }>`
        select brings from imports.row where county = ${session.county} and import = ${id} and round = ${round} and number < ${before}
          and brings is not null and state <> 'faulty'`)
    ).map(({ brings }) => brings),
  )

/** Rows of this very file and sheet that another import has carried out: their records by number. */
export const doneBefore = async (
  session: Session,
  { id, hash, kind, sheet }: Pick<ImportRecord, 'id' | 'hash' | 'kind' | 'sheet'>,
  numbers: readonly number[],
): Promise<Map<number, string>> => {
  const rows = await session.all(sql<{ number: number; record: string }>`
    select r.number, r.record from imports.import i join imports.row r on r.county = i.county and r.import = i.id
    where i.county = ${session.county} and i.hash = ${hash} and i.kind = ${kind} and i.sheet = ${sheet} and i.id <> ${id}
      and r.state = 'done' and r.record is not null and r.number = any(${numbers}::int[])`)
  return new Map(rows.map(({ number, record }) => [number, record]))
}

/** For so long a batch may work on the rows that it claimed; then another takes them over. */
const leaseSeconds = 30

/**
 * Between the first and the last of some rows, beside their numbers: a table that has just grown has no statistics yet, and a plan by
 * the import alone would run over all its rows.
 */
const within = (numbers: readonly number[]): Sql => {
  let [least, most] = [Number.POSITIVE_INFINITY, 0]
  for (const number of numbers) [least, most] = [Math.min(least, number), Math.max(most, number)]
  return sql`r.number between ${Number.isFinite(least) ? least : 0} and ${most}`
}

/** Claims rows that are to be carried out, in their order: new ones, and those whose batch came to nothing. Others' claims are passed by. */
export const claimRows = async (session: Session, id: string, now: Date, limit: number): Promise<KeptRow[]> => {
  const at = now.toISOString()
  const numbers = (
    await session.all(sql<{ number: number }>`
      select number from imports.row where county = ${session.county} and import = ${id}
        and (state = 'ready' or (state = 'running' and claimed_at < ${at}::timestamptz - ${leaseSeconds} * interval '1 second'))
      order by number limit ${limit} for update skip locked`)
  ).map(({ number }) => number)
  const mine = sql`r.county = ${session.county} and r.import = ${id} and ${within(numbers)} and r.number = any(${numbers}::int[])`
  const claimed = session.all(sql<KeptRow>`select ${kept} from imports.row r where ${mine} order by r.number`)
  session.send(sql`update imports.row r set state = 'running', claimed_at = ${at} where ${mine}`)
  return claimed
}

export interface Outcome {
  readonly number: number
  readonly state: RowState
  readonly faults: readonly RowFault[]
  readonly standing: Standing | null
  readonly record: string | null
}

/** Writes what became of claimed rows. */
export const writeOutcomes = (session: Session, id: string, rows: readonly Outcome[]): void => {
  const list = <T>(of: (row: Outcome) => T): T[] => rows.map(of)
  session.send(sql`
    update imports.row r set state = g.state, faults = g.faults::jsonb, standing = coalesce(g.standing::jsonb, r.standing), record = g.record, claimed_at = null
    from unnest(${list(({ number }) => number)}::int[], ${list(({ state }) => state)}::text[], ${list(({ faults }) => JSON.stringify(faults))}::text[],
      ${list(({ standing }) => standing && JSON.stringify(standing))}::text[], ${list(({ record }) => record)}::uuid[]) as g (number, state, faults, standing, record)
    where r.county = ${session.county} and r.import = ${id} and ${within(list(({ number }) => number))} and r.number = g.number and r.state = 'running'`)
}

/** Lets go of claimed rows that nothing became of: they can be claimed again at once. */
export const putBack = (session: Session, id: string, numbers: readonly number[]): void =>
  session.send(sql`
    update imports.row set claimed_at = '-infinity' where county = ${session.county} and import = ${id}
      and number = any(${numbers}::int[]) and state = 'running'`)

/** Keeps what a claimed row was found to be, before it is carried out: a batch that takes it over does the same. */
export const writeStandings = (
  session: Session,
  id: string,
  rows: readonly { readonly number: number; readonly standing: Standing }[],
): void =>
  session.send(sql`
    update imports.row r set standing = g.standing::jsonb
    from unnest(${rows.map(({ number }) => number)}::int[], ${rows.map(({ standing }) => JSON.stringify(standing))}::text[]) as g (number, standing)
    where r.county = ${session.county} and r.import = ${id} and ${within(rows.map(({ number }) => number))} and r.number = g.number`)

/** How many rows stand how; the new and the changed among those that take effect. */
export const countRows = async (session: Session, { id, headerRow }: ImportRecord): Promise<Counts> => {
  const rows = await session.all(sql<{ state: RowState; as: string | null; n: number }>`
    select state, standing ->> 'as' as "as", count(*)::int as n from imports.row
    where county = ${session.county} and import = ${id} and number > ${headerRow} group by 1, 2`)
  const sum = (of: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(of).reduce((all, { n }) => all + n, 0)
  const takesEffect = (state: RowState): boolean => state === 'ready' || state === 'running' || state === 'done'
  return {
    ...(Object.fromEntries(rowStates.map((state) => [state, sum((row) => row.state === state)])) as Record<
      RowState,
      number
    >),
    new: sum((row) => takesEffect(row.state) && row.as === 'new'),
    changed: sum((row) => takesEffect(row.state) && row.as === 'changed'),
  }
}

interface RowFilter {
  readonly states?: readonly RowState[] | undefined
  readonly as?: string | undefined
  readonly after: number
  readonly limit: number
}

/** Rows behind a place, in their order. */
export const listRows = (
  session: Session,
  { id, headerRow }: ImportRecord,
  { states, as, after, limit }: RowFilter,
): Promise<KeptRow[]> => {
  const conditions = [
    sql`r.county = ${session.county} and r.import = ${id} and r.number > ${Math.max(after, headerRow)}`,
    ...(states ? [sql`r.state = any(${[...states]})`] : []),
    ...(as ? [sql`r.standing ->> 'as' = ${as}`] : []),
  ]
  return session.all(sql<KeptRow>`
    select ${kept} from imports.row r where ${join(conditions, ' and ')} order by r.number limit ${limit}`)
}

/** Rows of these numbers. */
export const rowsOf = (session: Session, id: string, numbers: readonly number[]): Promise<KeptRow[]> =>
  session.all(sql<KeptRow>`
    select ${kept} from imports.row r where r.county = ${session.county} and r.import = ${id} and r.number = any(${numbers}::int[])`)
