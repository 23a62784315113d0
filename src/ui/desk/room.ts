import type { FunctionComponent } from 'react'
import type { EntryFace } from './entries.tsx'
import type { LentFilter } from './lent-filters.tsx'
import type { RecordSection } from './sections.tsx'
import type { Catalogue } from './words.tsx'

/** Search parameters of an address: texts only. */
export type Search = Readonly<Record<string, string | undefined>>

export interface DeskRoute {
  /** Below its parent, as TanStack Router writes it: `/opinions`, `$id`, `/`. */
  readonly path: string
  readonly page: () => Promise<{ readonly Page: FunctionComponent }>
  /** Permissions of which one opens the page; none: every log-in. */
  readonly needs?: string | readonly string[]
  readonly children?: readonly DeskRoute[]
}

export interface NavItem {
  readonly path: string
  /** Key of the label in the room's catalogue. */
  readonly label: string
  /** Letter after `g`. */
  readonly letter: string
  /** Permissions of which one shows the item; none: every log-in. */
  readonly needs?: string | readonly string[]
  /** Kind of record that it lists, to show how many tasks wait there. */
  readonly kind?: string
  /** What waits there, in a line, for the start page of whoever looks after it. */
  readonly waits?: () => Promise<FunctionComponent>
}

/** What the desk must know of a kind of record to name it and to open it from anywhere. */
export interface KindFace {
  readonly kind: string
  readonly catalogue: string
  /** Address of one record, with the form of a move opened when one is named. */
  readonly open: (id: string, move?: string) => { readonly to: string; readonly search?: Search }
}

/** What one room brings to the desk; the app composes these and reads nothing else. */
export interface DeskRoom {
  readonly words: Catalogue
  readonly nav: readonly NavItem[]
  readonly routes: readonly DeskRoute[]
  readonly kinds?: readonly KindFace[]
  /** What this room shows on records of other rooms. */
  readonly sections?: readonly RecordSection[]
  /** How entries that this room notes in the log of the door are told. */
  readonly entries?: readonly EntryFace[]
  /** Filters for the lists of rooms above this one. */
  readonly lends?: readonly LentFilter[]
  /** Where a search from the top bar goes. */
  readonly search?: { readonly to: string; readonly needs: string }
  /** Where `n` makes a new record. */
  readonly create?: { readonly to: string; readonly needs: string }
}
