import type { Action } from '#platform/action/action.ts'
import { plainActions } from '#platform/action/action.ts'
import { confirm } from '../actions/confirm.ts'
import { end } from '../actions/end.ts'
import { lapse } from '../actions/lapse.ts'
import { qualify } from '../actions/qualify.ts'
import { recordAbsence } from '../actions/record-absence.ts'
import { restore } from '../actions/restore.ts'
import { resume } from '../actions/resume.ts'
import { seat } from '../actions/seat.ts'
import { suspend } from '../actions/suspend.ts'
import { takeUp } from '../actions/take-up.ts'
import { mandates } from '../data/store.ts'
import type { MandateMove } from '../spec/lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const mandateActions = {
  qualify,
  confirm,
  takeUp,
  ...plainActions(mandates, ['reject', 'withdraw']),
  seat,
  recordAbsence,
  suspend,
  resume,
  end,
  lapse,
  restore,
} as const satisfies Record<MandateMove, Action>
