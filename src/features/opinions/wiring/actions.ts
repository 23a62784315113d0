import { type Action, plainActions } from '#platform/action/action.ts'
import { look } from '#platform/action/ready/look.ts'
import { accept } from '../actions/accept.ts'
import { answerHere } from '../actions/answer-here.ts'
import { assign } from '../actions/assign.ts'
import { eraseContacts } from '../actions/erase-contacts.ts'
import { decline } from '../actions/decline.ts'
import { draft } from '../actions/draft.ts'
import { handBack } from '../actions/hand-back.ts'
import { merge } from '../actions/merge.ts'
import { notSolved } from '../actions/not-solved.ts'
import { rate } from '../actions/rate.ts'
import { recall } from '../actions/recall.ts'
import { recordAnswer } from '../actions/record-answer.ts'
import { reopen } from '../actions/reopen.ts'
import { sign } from '../actions/sign.ts'
import { opinions } from '../data/store.ts'
import type { acts } from '../spec/contract.ts'
import type { OpinionMove } from '../spec/lifecycle.ts'
import type { OpinionSettings } from '../spec/settings.ts'

const plain = plainActions(opinions, [
  'acknowledge',
  'sendBack',
  'returnAnswer',
  'release',
  'lapse',
  'askErasure',
  'dropErasure',
])

/** One action for each move that staff make through the API. */
export const staffActions = {
  ...plain,
  accept,
  answerHere,
  assign,
  decline,
  merge,
  handBack,
  draft,
  sign,
  recall,
  reopen,
  reveal: look(opinions, 'reveal', (inForce) => (inForce as OpinionSettings).looksPerDay),
  eraseContacts,
} as const satisfies Record<keyof typeof acts, Action>

/** One action for every move of the lifecycle: a move without one does not compile. */
export const allActions = { ...staffActions, rate, notSolved, recordAnswer } as const satisfies Record<
  OpinionMove,
  Action
>
