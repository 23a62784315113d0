import type { ReactNode } from 'react'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'

export interface AbilitiesProps {
  /** What the server says this viewer can do now. */
  readonly can: readonly string[]
  /** The move that is owed: filled, and on the key `a`. */
  readonly owed: string | undefined
  readonly doing: string | undefined
  readonly nameOf: (move: string) => string
  readonly onPick: (move: string) => void
  /** Moves that are asked for once in a while, folded away under a sentence that says when. */
  readonly rare?: { readonly moves: readonly string[]; readonly lead: string }
  /** Why nothing can be done, or what can be done only later. */
  readonly turn: ReactNode
}

/** The buttons of a record: one filled, the others outlined. While a form is open its own button is the filled one. */
export const Abilities = ({ can, owed, doing, nameOf, onPick, rare, turn }: AbilitiesProps) => {
  const say = useWords(uiWords)
  const isRare = (move: string): boolean => rare?.moves.includes(move) ?? false
  const ordered = can.filter((move) => !isRare(move)).sort((a, b) => Number(b === owed) - Number(a === owed))
  const folded = can.filter(isRare)
  const button = (move: string) => (
    <button
      key={move}
      type="button"
      data-move={move}
      className={move === owed && !doing ? 'btn pri' : 'btn'}
      aria-pressed={move === doing}
      onClick={() => onPick(move)}
    >
      {nameOf(move)}
      {move === owed && !doing && <kbd aria-hidden="true">a</kbd>}
    </button>
  )
  return (
    <section className="no-print">
      <h3>{say('record.canDo')}</h3>
      <div className="do">{ordered.map(button)}</div>
      {folded.length > 0 && (
        <details className="rare">
          <summary>{say('record.more')}</summary>
          <p className="dim">{rare?.lead}</p>
          <div className="do">{folded.map(button)}</div>
        </details>
      )}
      {turn}
    </section>
  )
}
