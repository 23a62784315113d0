import { allow, every, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import type { OrganKind } from '../spec/kinds.ts'
import { type DivisionFound, townshipOf } from '../spec/organ.ts'

interface Place {
  /** Kinds that it hangs on; with `mayStandAlone` also on none. */
  readonly on: readonly OrganKind[]
  readonly mayStandAlone?: true
  readonly needsTownship?: true
  /** One of its kind at a time, in the county or in the township. */
  readonly isOnly?: true
}

/** Where each kind of organ belongs. */
const places: Readonly<Record<OrganKind, Place>> = {
  congress: { on: [], mayStandAlone: true, isOnly: true },
  /** 地方组织法 46. */
  standingCommittee: { on: ['congress'], isOnly: true },
  /** 地方组织法 54. */
  chairpersonsMeeting: { on: ['standingCommittee'], isOnly: true },
  partyGroup: { on: ['standingCommittee'], isOnly: true },
  /** 地方组织法 33. */
  specialCommittee: { on: ['congress'] },
  /** 地方组织法 59. */
  workingCommittee: { on: ['standingCommittee'] },
  office: { on: ['standingCommittee', 'congress'] },
  delegation: { on: ['congress'] },
  /** 代表法 26: deputies form groups between the sessions. */
  deputyGroup: { on: ['delegation', 'congress', 'standingCommittee', 'townshipCongress', 'presidium'] },
  townshipCongress: { on: [], mayStandAlone: true, needsTownship: true, isOnly: true },
  presidium: { on: ['townshipCongress'], needsTownship: true, isOnly: true },
  /** 地方组织法 59: a street has a work office of the county's standing committee. */
  streetOffice: { on: ['standingCommittee'], needsTownship: true, isOnly: true },
  agency: { on: ['agency', 'townshipGovernment'], mayStandAlone: true },
  townshipGovernment: { on: [], mayStandAlone: true, needsTownship: true, isOnly: true },
  villageCommittee: { on: ['townshipGovernment'], needsTownship: true },
  school: { on: ['agency', 'townshipGovernment', 'villageCommittee', 'institution'], mayStandAlone: true },
  institution: { on: ['agency', 'townshipGovernment', 'villageCommittee', 'institution'], mayStandAlone: true },
}

/** Kinds of which there is one at a time. */
export const onlyKinds = (Object.keys(places) as OrganKind[]).filter((kind) => places[kind].isOnly === true)

const isOnly = (kind: OrganKind): boolean => places[kind].isOnly === true

interface Parent {
  readonly id: string
  readonly kind: OrganKind
  readonly division: string | null
  readonly isInForce: boolean
}

interface Placed {
  readonly kind: OrganKind
  /** Code as given; null for what belongs to the county. */
  readonly division: string | null
}

/** Does it hang on an organ that it can hang on, in the same township where both have one? `named` says that a parent was named. */
export const mayHangOn = ({ kind, division }: Placed, named: boolean, parent: Parent | undefined): Verdict => {
  const { on, mayStandAlone } = places[kind]
  const pointer = '/parent'
  if (!named) return unless(mayStandAlone === true, 'parent-does-not-fit', { pointer })
  if (!parent?.isInForce) return refuse('parent-unknown', { pointer })
  return every(
    unless(on.includes(parent.kind), 'parent-does-not-fit', { pointer }),
    unless(parent.division === null || townshipOf(parent.division) === townshipOf(division), 'parent-elsewhere', {
      pointer,
    }),
  )
}

/** Is the division the county's own, named where the kind needs one, and fit for a congress? A street is none: 地方组织法 59. */
export const mayLieIn = ({ kind, division }: Placed, found: DivisionFound | undefined): Verdict => {
  const pointer = '/division'
  if (division === null) return unless(places[kind].needsTownship !== true, 'needs-division', { pointer })
  if (!found) return refuse('place-unknown', { pointer })
  const isCongress = kind === 'townshipCongress' || kind === 'presidium'
  return unless(!isCongress || found.kind === 'township', 'street-has-no-congress', { pointer })
}

/** Others of this kind in force at the same place, by which it would be one too many or one that nobody can tell apart. */
export const mayStandBeside = (
  kind: OrganKind,
  others: { readonly ofKind: number; readonly ofName: number },
): Verdict =>
  every(
    unless(!isOnly(kind) || others.ofKind === 0, 'one-only'),
    others.ofName === 0 ? allow : refuse('same-name', { pointer: '/name' }),
  )
