import { type Action, plainActions } from '#platform/action/action.ts'
import { amend } from '../actions/amend.ts'
import { approve } from '../actions/approve.ts'
import { correct } from '../actions/correct.ts'
import { end } from '../actions/end.ts'
import { merge } from '../actions/merge.ts'
import { lapse } from '../actions/lapse.ts'
import { recordDeath } from '../actions/record-death.ts'
import { refuse } from '../actions/refuse.ts'
import { restore } from '../actions/restore.ts'
import { reveal } from '../actions/reveal.ts'
import { suspend } from '../actions/suspend.ts'
import { takeBack } from '../actions/take-back.ts'
import { changes } from '../data/changes.ts'
import type { EndsWithLife } from '../data/lookups.ts'
import { posts } from '../data/posts.ts'
import type { ChangeMove } from '../spec/change-lifecycle.ts'
import type { PersonMove } from '../spec/person-lifecycle.ts'
import type { PostMove } from '../spec/post-lifecycle.ts'

/** One action for every move: a move without one does not compile. */
export const personActionsWith = (endsWithLife: readonly EndsWithLife[]) =>
  ({ correct, reveal, recordDeath: recordDeath(endsWithLife), merge, takeBack }) as const satisfies Record<
    PersonMove,
    Action
  >
export type PersonActions = ReturnType<typeof personActionsWith>

export const postActions = {
  amend,
  suspend,
  ...plainActions(posts, ['resume']),
  end,
  lapse,
  /** The same of one of the three administrators, whom no clerk ends otherwise (三员分立). */
  lapseAdministrator: { ...lapse, move: 'lapseAdministrator' },
  restore,
} as const satisfies Record<PostMove, Action>

export const changeActions = { approve, refuse, ...plainActions(changes, ['withdraw']) } as const satisfies Record<
  ChangeMove,
  Action
>
