import type { FunctionComponent, ReactNode } from 'react'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import type { Due, TimelineEvent } from '#kernel/resource.ts'
import type { Pickers } from '../form/picker.ts'
import type { Values } from '../form/schema-fields.ts'
import { useLookUp, type Catalogue } from '../words.tsx'

/** What every record of a register has. */
export interface RegisterItem {
  readonly id: string
  readonly state: string
}

/** What the law says of a number of the record, with its article. */
export interface RegisterNote {
  readonly code: string
  readonly law: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface RegisterAnswer<Item> {
  readonly item: Item
  readonly can: readonly string[]
  readonly due: Due
  readonly version: number
  readonly events?: readonly TimelineEvent[] | undefined
  readonly notes?: readonly RegisterNote[]
}

/** One fact that is shown for once: the name of its label's key, and what it is. */
export interface ShownFact {
  readonly label: string
  readonly value: string | null
}

/** A register as its pages need it: where it is, what its records are called and show, and what can be done with them. */
export interface Register<Item extends RegisterItem, Answer extends RegisterAnswer<Item> = RegisterAnswer<Item>> {
  readonly life: Lifecycle
  readonly words: Catalogue
  /** Address of its list below `/desk`. */
  readonly path: string
  readonly read: Endpoint
  readonly acts: Readonly<Record<string, Endpoint>>
  /** Paths of answers that an act makes old. */
  readonly touches: readonly string[]
  readonly pickers: Pickers
  readonly titleOf: (item: Item) => string
  readonly Facts: FunctionComponent<{ readonly item: Item; readonly answer: Answer }>
  /** What a form of a move begins with. */
  readonly initialOf: (move: string, item: Item) => Values
  /** Moves that are asked for once in a while, folded away under the sentence `desk.rare` of the room. */
  readonly rare?: readonly string[]
  /** What the answer of a move shows for once, in this page only. */
  readonly shownOf?: (move: string, answer: unknown) => readonly ShownFact[]
  /** What an event tells beyond who and when. */
  readonly detailOf: (extra: Readonly<Record<string, unknown>>) => ReactNode
  /** What is to be known before a move is made, above its form. */
  readonly Before?: FunctionComponent<{ readonly move: string; readonly answer: Answer }>
}

/** Words of one kind of record: `word('state', 'ended')` looks for `organ.state.ended`, then for `state.ended`. */
export const useRegisterWords = ({ life, words }: { readonly life: Lifecycle; readonly words: Catalogue }) => {
  const lookUp = useLookUp()
  return (prefix: string, name: string): string =>
    lookUp(words.name, `${life.kind}.${prefix}.${name}`) ?? lookUp(words.name, `${prefix}.${name}`) ?? name
}
