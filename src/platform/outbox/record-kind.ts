import type { Session } from '#platform/db/session.ts'

/** What a record is called and where it lies: for notices. */
export interface KnownAs {
  readonly record: string
  readonly number: string | null
  readonly title: string
  readonly division: string | null
  readonly organs: readonly string[]
  /** Persons whom the record is about, told where its lifecycle tells `concerned`. */
  readonly concerned?: readonly string[]
}

/** What is to be found of a record, and where it lies: for search. Never contacts. */
export interface Findable {
  readonly record: string
  readonly on: string
  readonly at: string
  readonly division: string | null
  readonly fields: readonly (string | null | undefined)[]
}

/** What rooms that serve all kinds of record ask of the room that keeps one. */
export interface RecordKind {
  readonly kind: string
  readonly labels: (session: Session, records: readonly string[]) => Promise<readonly KnownAs[]>
  /** Names of the events after which other words are to be found. */
  readonly written: readonly string[]
  readonly docs: (session: Session, records: readonly string[]) => Promise<readonly Findable[]>
}
