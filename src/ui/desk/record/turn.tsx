import type { Lifecycle } from '#kernel/lifecycle.ts'
import type { Due } from '#kernel/resource.ts'
import { uiWords } from '../shared-words.ts'
import { useWords } from '../words.tsx'
import { everActs, laterMoves } from './way.ts'

export interface TurnProps {
  readonly life: Lifecycle
  readonly state: string
  readonly due: Due
  /** What this viewer can do now. */
  readonly can: readonly string[]
  readonly permissions: readonly string[]
  /** Who owes it: an organ, or the party's name. */
  readonly who: string
  readonly nameOf: (move: string) => string
}

/** Whose turn it is and why it is not the viewer's; what becomes possible for him, and after which step. */
export const Turn = ({ life, state, due, can, permissions, who, nameOf }: TurnProps) => {
  const say = useWords(uiWords)
  // A move that leaves the record where it stands is nobody's turn.
  const canAct = can.some((move) => life.moves[move]?.to !== undefined)
  const later = laterMoves(life, state, permissions)
  const why = later.length > 0 ? undefined : everActs(life, permissions) ? 'record.yoursDone' : 'record.onlyFollows'
  return (
    <div className="turn dim">
      {!canAct && <p>{due ? say('record.turn', { who, move: nameOf(due.move) }) : say('record.ended')}</p>}
      {!canAct && due && why && <p>{say(why)}</p>}
      {later.map(({ move, after }) => (
        <p key={move}>{say('record.later', { move: nameOf(move), after: nameOf(after) })}</p>
      ))}
    </div>
  )
}
