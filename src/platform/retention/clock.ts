import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Why nothing is let go by this clock for now: what goes by a wrong date does not come back. */
export type Doubt = 'clock-leapt' | 'clock-apart' | 'clock-behind' | 'long-silence'

/** Milliseconds. */
const slack = 300_000
const aDay = 86_400_000
/** An instance that was off for a month may be one whose clock went ahead meanwhile. */
const longSilence = 31 * aDay

interface Look {
  /** What the clock says. */
  readonly wall: number
  /** A count that nobody sets. */
  readonly steady: number
}

/** What a county's record and its database say of the time. */
export interface Witness {
  /** When the last batch was sealed; null where there is none. */
  readonly sealed: number | null
  /** The same of batches that are more than a day old: what was sealed since a clock went wrong does not bear it out. */
  readonly settled: number | null
  /** Null where none answered. */
  readonly database: number | null
}

export const witnessOf = async (session: Session): Promise<Witness> => {
  const found = await session.one(sql<Witness>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as database,
      (select extract(epoch from sealed_at) * 1000 from seal.batch where county = ${session.county} order by nth desc limit 1)::float8 as sealed,
      (select extract(epoch from sealed_at) * 1000 from seal.batch where county = ${session.county}
        and sealed_at < clock_timestamp() - interval '1 day' order by nth desc limit 1)::float8 as settled`)
  if (!found) throw new Error('the database told no time')
  return found
}

const last = (all: readonly (number | null)[]): number | null =>
  all.reduce<number | null>((latest, one) => (one === null ? latest : Math.max(one, latest ?? 0)), null)

/** Of several counties, the last that was sealed in any. */
export const latestOf = (witnesses: readonly Witness[]): Witness => ({
  sealed: last(witnesses.map(({ sealed }) => sealed)),
  settled: last(witnesses.map(({ settled }) => settled)),
  database: witnesses.at(-1)?.database ?? null,
})

/** The clock has gone back behind what is sealed already. */
export const isBehind = ({ sealed }: Witness, wall: number): boolean => sealed !== null && sealed > wall + slack

const isAfterSilence = ({ settled }: Witness, wall: number): boolean => settled !== null && wall - settled > longSilence

const doubtOfNow = (witness: Witness, wall: number): Doubt | null => {
  if (witness.database !== null && Math.abs(wall - witness.database) > slack) return 'clock-apart'
  return isBehind(witness, wall) ? 'clock-behind' : null
}

/** What speaks against the clock at one look, by whoever saw nothing before it. */
export const doubtAtOnce = (witness: Witness, wall: number): Doubt | null =>
  doubtOfNow(witness, wall) ?? (isAfterSilence(witness, wall) ? 'long-silence' : null)

/**
 * Whether the clock can be believed. After a leap, or a silence of a month, it is believed again when a day has gone by steadily: time for
 * whoever looks after the machine to see the warning and set it right.
 */
export const believedClock = (first: Look): ((look: Look, witness: Witness) => Doubt | null) => {
  let before = first
  let isFirst = true
  let held: { readonly until: number; readonly why: Doubt } | null = null
  const hold = (steady: number, why: Doubt): void => {
    held = { until: steady + aDay, why }
  }
  return ({ wall, steady }, witness) => {
    const leapt = Math.abs(wall - before.wall - (steady - before.steady)) > slack
    before = { wall, steady }
    if (isFirst && isAfterSilence(witness, wall)) hold(steady, 'long-silence')
    isFirst = false
    if (leapt) hold(steady, 'clock-leapt')
    return doubtOfNow(witness, wall) ?? (held !== null && steady < held.until ? held.why : null)
  }
}
