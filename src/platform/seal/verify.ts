import type { Keeper } from '#platform/action/action.ts'
import type { Db } from '#platform/db/db.ts'
import { type Anchor, type ChainFault, type ChainVerified, mostFaults, verifyChain } from './chain.ts'
import type { Derived, NumbersCheck } from '#platform/action/ports.ts'
import { isGenuine, lastDays } from './days.ts'
import { publicKeyOf } from './signing.ts'
import { chainState } from './state.ts'
import { type RowFault, verifyRows } from './rows.ts'
import { changedWholes, hasWhole } from './whole.ts'

export type SealFault =
  | ChainFault
  | RowFault
  /** What was brought in as a whole by this event is not what it tells. */
  | { readonly what: 'whole-changed'; readonly event: string }
  /** The root that is kept for this day is not one that this instance signed. */
  | { readonly what: 'day-forged'; readonly day: string }

export interface Verified extends Omit<ChainVerified, 'faults'> {
  /** Events that the worker has still to seal. */
  readonly waiting: number
  /** Rows that were held against what their last event sealed; `unspoken`: those that no event speaks of. */
  readonly rows: number
  readonly unspoken: number
  /** The first of what does not agree, at most `mostFaults`. */
  readonly faults: readonly SealFault[]
}

/** What the rooms above bring to a verification: who keeps which records, what is made out of them, and the numbers given. */
export interface Verifiable {
  readonly keepers: readonly Keeper[]
  readonly derived: readonly Derived[]
  readonly numbers: NumbersCheck
}

export interface VerifyOptions {
  readonly anchors?: readonly Anchor[]
  /** Whether this process has nothing else to do: larger pages, which others would have to wait for. */
  readonly isAlone?: boolean
  /** Told after each page: how many events and rows were looked at, of how many. */
  readonly tell?: (progress: { readonly done: number; readonly of: number }) => void
}

/** Events or rows read and held at once: what this process does between two answers to others, and what pays when there are none. */
const pages = { beside: 1000, alone: 4000 }

/** A hundred years of days. */
const everyDay = 36_525

interface Held {
  rows: number
  unspoken: number
  readonly faults: SealFault[]
}

/**
 * Recomputes the whole chain of a county from its events, holds each record against what its last event sealed, makes anew what is
 * made out of records, and counts their numbers through: while the server works, with little memory. A record has one event at
 * least, so the events tell how far it has come. Where nothing else waits for this process, chain and records go at the same
 * time: one is read while the other is reckoned.
 */
export const verifySeals = (
  db: Db,
  county: string,
  { keepers, derived, numbers }: Verifiable,
  { anchors = [], isAlone = false, tell = () => {} }: VerifyOptions = {},
): Promise<Verified> =>
  db.read(county, async (session) => {
    const atOnce = isAlone ? pages.alone : pages.beside
    const { events: sealed } = await chainState(session)
    const of = 2 * sealed
    let done = 0
    const further = (more: number): void => {
      done = Math.min(of, done + more)
      tell({ done, of })
    }
    const ofDays = await lastDays(session, everyDay)
    const chainOf = (): Promise<ChainVerified> =>
      verifyChain(session, { anchors: [...anchors, ...ofDays], atOnce }, further)
    const recordsOf = async (): Promise<Held> => {
      const allSpoken = await hasWhole(session)
      const held: Held = { rows: 0, unspoken: 0, faults: [] }
      for (const event of await changedWholes(session)) held.faults.push({ what: 'whole-changed', event })
      for (const keeper of keepers) {
        const found = await verifyRows(session, keeper, { derived, numbers, allSpoken, atOnce }, (more) => {
          held.rows += more
          further(more)
        })
        held.unspoken += found.unspoken
        held.faults.push(...found.faults)
      }
      return held
    }
    const [chain, { rows, unspoken, faults }] = isAlone
      ? await Promise.all([chainOf(), recordsOf()])
      : [await chainOf(), await recordsOf()]
    const key = publicKeyOf(session.keys)
    const forged = ofDays.flatMap((root): SealFault[] =>
      isGenuine(root, key) ? [] : [{ what: 'day-forged', day: root.day }],
    )
    const { waiting } = await chainState(session)
    return { ...chain, waiting, rows, unspoken, faults: [...chain.faults, ...forged, ...faults].slice(0, mostFaults) }
  })
