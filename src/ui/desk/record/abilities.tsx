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
}

/** The buttons of a record: one filled, the others outlined. While a form is open its own button is the filled one. */
export const Abilities = ({ can, owed, doing, nameOf, onPick }: AbilitiesProps) => {
  const say = useWords(uiWords)
  const ordered = [...can].sort((a, b) => Number(b === owed) - Number(a === owed))
  return (
    <section className="no-print">
      <h3>{say('record.canDo')}</h3>
      {can.length === 0 && <p className="dim">{say('record.canDoNothing')}</p>}
      <div className="do">
        {ordered.map((move) => (
          <button
            key={move}
            type="button"
            className={move === owed && !doing ? 'btn pri' : 'btn'}
            aria-pressed={move === doing}
            onClick={() => onPick(move)}
          >
            {nameOf(move)}
            {move === owed && !doing && <kbd aria-hidden="true">a</kbd>}
          </button>
        ))}
      </div>
    </section>
  )
}
