import { type Action, plainActions } from '#platform/action/action.ts'
import { adjustSession } from '../actions/adjust-session.ts'
import { beginTerm } from '../actions/begin-term.ts'
import { correctOrgan } from '../actions/correct-organ.ts'
import { correctTerm } from '../actions/correct-term.ts'
import { endOrgan } from '../actions/end-organ.ts'
import { endTerm } from '../actions/end-term.ts'
import { holdSession } from '../actions/hold-session.ts'
import { type LetGo, lettingGo } from './letting-go.ts'
import { moveOrgan } from '../actions/move-organ.ts'
import { recordTerm } from '../actions/record-term.ts'
import { rename } from '../actions/rename.ts'
import { restoreOrgan } from '../actions/restore-organ.ts'
import { restoreTerm } from '../actions/restore-term.ts'
import { congressSessions, terms } from '../data/keepers.ts'
import type { Leaning } from '../data/hanging.ts'
import type { OrganMove, SessionMove, TermMove } from '../spec/lifecycle.ts'

/** What the rooms above bring: what of theirs hangs on an organ, and whose log-ins its end concerns. */
export interface Above {
  readonly leanings: readonly Leaning[]
  readonly letGo: LetGo
}

/** One action for every move: a move without one does not compile. */
export const organActionsOf = ({ letGo }: Pick<Above, 'letGo'>): Readonly<Record<OrganMove, Action>> => ({
  correct: lettingGo(letGo, correctOrgan),
  rename,
  move: lettingGo(letGo, moveOrgan),
  end: lettingGo(letGo, endOrgan),
  restore: lettingGo(letGo, restoreOrgan),
})

export const termActions = {
  ...plainActions(terms, ['withdraw']),
  begin: beginTerm,
  record: recordTerm,
  correct: correctTerm,
  end: endTerm,
  restore: restoreTerm,
} as const satisfies Record<TermMove, Action>

export const sessionActions = {
  ...plainActions(congressSessions, ['cancel']),
  adjust: adjustSession,
  hold: holdSession,
  correct: { ...adjustSession, move: 'correct' },
} as const satisfies Record<SessionMove, Action>
