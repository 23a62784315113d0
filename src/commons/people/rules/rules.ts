import { addDays, compare, type Day } from '#kernel/day.ts'
import { allow, every, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import { reaches, type Viewer } from '#kernel/viewer.ts'
import { birthOf, sexOf } from '../spec/id-card.ts'
import { type LifeData, noEnd } from '../spec/person.ts'
import { type AdministratorRole, administratorRoles } from '../spec/roles.ts'

/** Who may keep what lies in this township; null lies with the county. */
export const mayKeep = (viewer: Viewer, township: string | null): Verdict =>
  unless(reaches(viewer, 'people.keep', { division: township, organs: [] }), 'not-allowed')

/** Organ and person of a post to be are there. */
export const isThere = ({
  organ,
  person,
}: {
  readonly organ: string | null
  readonly person: string | null
}): Verdict =>
  every(
    unless(organ !== null, 'unknown-organ', { pointer: '/organ' }),
    unless(person !== null, 'unknown-person', { pointer: '/person' }),
  )

/** A card says when its holder was born and of which sex he is; what is entered beside it says the same. */
export const cardAgrees = (
  card: string | null | undefined,
  life: Partial<Pick<LifeData, 'birthOn' | 'sex'>>,
): Verdict => {
  if (!card) return allow
  if (life.birthOn && life.birthOn !== birthOf(card)) return refuse('card-other-birthday', { pointer: '/idCard' })
  return life.sex && life.sex !== sexOf(card) ? refuse('card-other-sex', { pointer: '/idCard' }) : allow
}

/** What is entered has happened. */
export const notAhead = (day: string | null | undefined, on: Day, pointer: string): Verdict =>
  day && compare(day as Day, on) > 0 ? refuse('day-ahead', { pointer }) : allow

/** A post is not over before it began. */
export const afterStart = (startsOn: Day, lastDay: string): Verdict =>
  unless(compare(lastDay as Day, startsOn) >= 0, 'ends-before-it-starts', { pointer: '/lastDay' })

/**
 * Administrators are made and unmade by a hand-over of theirs (commons/administrators): a clerk neither gives himself the keys nor takes
 * them from those who watch him (三员分立, GB/T 22239 8.1.4).
 */
export const isAdministrator = (role: string): role is AdministratorRole =>
  (administratorRoles as readonly string[]).includes(role)

export const isGivenHere = (role: string): Verdict =>
  unless(!isAdministrator(role), 'not-given-here', { pointer: '/role' })

interface Entry {
  readonly id: string
  readonly state: string
  readonly hasTakenIn: boolean
  readonly isAdministrator: boolean
}

/**
 * Two entries of one person become one; the entry that takes the other in is known and no third is lost on the way. An administrator's
 * is not taken in: his keys would go to somebody whom no hand-over named.
 */
export const mayMerge = (own: Entry | undefined, into: Entry | undefined): Verdict => {
  if (!own || !into) return refuse('other-entry-unknown', { pointer: '/into' })
  if (own.id === into.id) return refuse('merge-into-itself', { pointer: '/into' })
  if (into.state !== 'known') return refuse('other-entry-ended', { pointer: '/into' })
  if (own.isAdministrator) return refuse('merge-administrator', { pointer: '/into' })
  return own.hasTakenIn ? refuse('merge-other-way-round', { pointer: '/into' }) : allow
}

/** An entry is whole as long as its office or mandate lasts, and for the county's time after: whoever asks what somebody decided finds who it was. */
export const longSinceHeld = (heldUntil: string | null, on: Day, days: number): Verdict =>
  unless(
    heldUntil === null || (heldUntil !== noEnd && compare(addDays(heldUntil as Day, days), on) < 0),
    'still-held',
    { params: { n: days } },
  )
