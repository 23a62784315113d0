import { allow } from '#kernel/verdict.ts'
import { type Action, type Creation, plainActions } from '#platform/action/action.ts'
import { look } from '#platform/action/ready/look.ts'
import { amend } from '../actions/amend.ts'
import { approve } from '../actions/approve.ts'
import { correct } from '../actions/correct.ts'
import { erase } from '../actions/erase.ts'
import { end } from '../actions/end.ts'
import { give } from '../actions/give.ts'
import { merge } from '../actions/merge.ts'
import { lapse } from '../actions/lapse.ts'
import { recordDeath } from '../actions/record-death.ts'
import { refuse } from '../actions/refuse.ts'
import { restore } from '../actions/restore.ts'
import { setPhoto } from '../actions/set-photo.ts'
import { suspend } from '../actions/suspend.ts'
import { changes } from '../data/changes.ts'
import { persons } from '../data/persons.ts'
import { type EndsWithLife, type Ground, groundOf } from '../data/lookups.ts'
import { posts } from '../data/posts.ts'
import { isThere } from '../rules/rules.ts'
import { eraseChange, eraseWith } from './erased-with.ts'
import type { ChangeMove } from '../spec/change-lifecycle.ts'
import { type Installed, installed } from '../spec/inputs.ts'
import type { PersonMove } from '../spec/person-lifecycle.ts'
import type { PostMove } from '../spec/post-lifecycle.ts'
import type { PeopleSettings } from '../spec/settings.ts'

/** The picture is deleted, and with it the agreement: it can be withdrawn at any time (个人信息保护法 15). */
const removePhoto: Action = {
  keeper: persons as unknown as Action['keeper'],
  move: 'removePhoto',
  change: () => ({ photo: null, photoPublic: false, photoAgreedOn: null, photoAgreement: null }),
}

/** Entered by mistake: the person is known again. What ended with the death is restored by hand, each with its own reason. */
const takeBack: Action = {
  keeper: persons as unknown as Action['keeper'],
  move: 'takeBack',
  change: () => ({ diedOn: null, mergedInto: null }),
}

/** One action for every move: a move without one does not compile. */
export const personActionsWith = (endsWithLife: readonly EndsWithLife[]) =>
  ({
    correct,
    reveal: look(persons, 'reveal', (inForce) => (inForce as PeopleSettings).looksPerDay),
    setPhoto,
    removePhoto,
    recordDeath: recordDeath(endsWithLife),
    merge,
    takeBack,
    ...plainActions(persons, ['askErasure', 'dropErasure']),
    erase: erase(endsWithLife),
    eraseWith,
  }) as const satisfies Record<PersonMove, Action>
export type PersonActions = ReturnType<typeof personActionsWith>

export const postActions = {
  amend,
  suspend,
  ...plainActions(posts, ['resume']),
  end,
  lapse,
  /** The same of one of the three administrators, whom no clerk ends otherwise (三员分立). */
  lapseAdministrator: { ...lapse, move: 'lapseAdministrator' },
  /** An administrator's: it follows from a hand-over that names the successor, whose own rules asked who may. */
  handOver: { ...end, move: 'handOver', decide: () => allow },
  restore,
} as const satisfies Record<PostMove, Action>

/** An administrator's post begins, in the act in which another's ends. It has no door, and asks for nobody's sight of persons. */
export const install: Creation = {
  ...give,
  verb: 'install',
  input: installed,
  load: ({ session, input }) => groundOf(session, null, input as Installed),
  decide: ({ found }) => isThere(found as Ground),
}

export const changeActions = {
  approve,
  refuse,
  erase: eraseChange,
  ...plainActions(changes, ['withdraw']),
} as const satisfies Record<ChangeMove, Action>
