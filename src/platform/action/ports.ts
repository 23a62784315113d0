import type { Calendar } from '#kernel/day.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { NameReader } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import type { Sql } from '#platform/db/sql.ts'
import type { Changes } from '#platform/db/together.ts'
import type { Blobs } from '#platform/files/blobs.ts'
import type { Action, Creation, Keeper, LivingRow } from './action.ts'

/** A task as a lifecycle opens it: who owes which move on which record by when. */
export interface OpenTask {
  readonly kind: string
  readonly record: string
  readonly move: string
  readonly permission: string
  readonly organ: string | null
  readonly division: string | null
  readonly dueOn: string | null
  readonly number: string | null
  readonly title: string
  readonly openedOn: string
}

export interface Settled {
  readonly kind: string
  readonly id: string
  readonly isNew: boolean
}

export interface SettingsInForce {
  readonly version: number
  readonly value: unknown
}

/** Rows of one kind in the order of their ids, and between which ids they are all there are. */
export interface Stretch {
  readonly keeper: Keeper
  readonly rows: readonly LivingRow[]
  /** Ids after this one (null: from the first) … */
  readonly after: string | null
  /** … up to and with this one (null: to the last). */
  readonly until: string | null
}

/** A table that is made out of records and could be made anew at any time. */
export interface Derived {
  readonly table: string
  /** Ids of those records in the stretch of which the table does not say what it should; also of records that are not there. */
  readonly differing: (session: Session, stretch: Stretch) => Promise<readonly string[]>
}

/** Numbers that are taken from one series in one year: `2026-0412`. */
export interface NumberFault {
  readonly what: 'number-missing' | 'number-twice'
  readonly series: string
  readonly number: string
}

/**
 * Reads how far a series has been given out, and answers what holds all numbers that records bear against it: those given by now must
 * be there when the records are read afterwards.
 */
export type NumbersCheck = (
  session: Session,
  series: string,
) => Promise<(numbers: readonly string[]) => readonly NumberFault[]>

/**
 * What `act()` needs of the business rooms above it. They are typed here, implemented in commons, and plugged in once
 * by the apps, so that no arrow points up.
 */
export interface Ports {
  /** A condition: this log-in is still what it was when the request came in. Asked inside the act's own transaction. */
  readonly isCurrent: (session: Session, viewer: Viewer) => Sql
  readonly calendar: () => Promise<Calendar>
  /** Those in force now, or the version that a record started under. */
  readonly settings: (session: Session, room: string, version?: number) => Promise<SettingsInForce>
  /** What the things that a record refers to are called. */
  readonly names: NameReader
  /** The next gapless number of a series, e.g. `2026-0412`. */
  readonly number: (session: Session, series: string, on: string) => Promise<string>
  /** Closes what was owed on the record and opens what is owed now, with the act's other changes. A new record owed nothing. */
  readonly settleTasks: (county: string, record: Settled, next: OpenTask | null) => Changes
  /** The action of this name (`kind.move`, `kind.create`), of whichever room. */
  readonly actionOf: (name: string) => Action | Creation | undefined
  /** Who keeps records of this kind, of whichever room. */
  readonly keeperOf: (kind: string) => Keeper | undefined
  readonly keepers: readonly Keeper[]
  /** Contents of files. */
  readonly blobs: Blobs
  /** Tables that are made out of records, and what checks a series of numbers: for who recomputes everything. */
  readonly derived: readonly Derived[]
  readonly numbers: NumbersCheck
}
