import { seatNotes } from '#commons/organs/rules/numbers.ts'
import type { Handover, HandoverNote, HandoverProblem } from '../spec/contract.ts'

type Params = HandoverNote['params']

const told = (code: string, law: string, params: Params = {}): HandoverNote => ({ code, law, params })

/** What the law says of the roll: seats by population (选举法 12), one to three a constituency (25), each for as many people (26). */
export const rollNotes = ({ level, roll }: Pick<Handover, 'level' | 'roll'>): HandoverNote[] => {
  const seats = roll.reduce((sum, place) => sum + place.seats, 0)
  const population = roll.reduce((sum, place) => sum + place.population, 0)
  const large = roll.filter((place) => place.seats > 3)
  const mean = seats === 0 ? 0 : population / seats
  const uneven = roll.filter(
    (place) => place.population > 0 && Math.abs(place.population / place.seats - mean) > mean * 0.3,
  )
  return [
    ...seatNotes(level, seats, population),
    ...(large.length > 0 ? [told('places-large', '选举法 25', { count: large.length, names: namesIn(large) })] : []),
    ...(uneven.length > 0
      ? [told('places-uneven', '选举法 26', { count: uneven.length, mean: Math.round(mean), names: namesIn(uneven) })]
      : []),
  ]
}

const namesIn = (named: readonly { readonly name: string }[]): string =>
  named.length > 5
    ? `${named
        .slice(0, 5)
        .map(({ name }) => name)
        .join('、')}…`
    : named.map(({ name }) => name).join('、')

interface Elected {
  readonly name: string
  readonly state: string
  readonly constituency: string | null
  readonly home: string | null
}

/** What a hand-over is judged by. */
export interface Judged {
  readonly plan: Pick<Handover, 'level' | 'roll' | 'startsOn' | 'officesUntil' | 'number'> & {
    readonly township: string | null
  }
  readonly old: readonly { readonly name: string; readonly state: string }[]
  readonly next: readonly Elected[]
  readonly terms: readonly { readonly number: number; readonly state: string }[]
  /** Numbers of the old term as planned and in office now. */
  readonly from: number | null
  readonly unknownSuccessors: number
  /** Ending posts that others wait for, without anybody to take them over. */
  readonly orphaned: readonly { readonly name: string; readonly role: string }[]
  /** A township's keeper cannot give posts to persons of elsewhere. */
  readonly isWhole: boolean
}

const isElected = ({ state }: { readonly state: string }): boolean => state === 'qualified' || state === 'inForce'

const seatErrors = ({ plan: { roll }, next }: Judged): HandoverNote[] => {
  const counts = Map.groupBy(next.filter(isElected), ({ constituency }) => constituency)
  const known = new Set<string | null>(roll.map(({ constituency }) => constituency))
  const over = roll.filter(({ constituency, seats }) => (counts.get(constituency)?.length ?? 0) > seats)
  const stray = next.filter((one) => isElected(one) && roll.length > 0 && !known.has(one.constituency))
  return [
    ...(over.length > 0 ? [told('seats-exceeded', '选举法 45', { count: over.length, names: namesIn(over) })] : []),
    ...(stray.length > 0 ? [told('not-on-roll', '选举法 25', { count: stray.length, names: namesIn(stray) })] : []),
  ]
}

/** What stands in the way of the one act. */
export const errorsOf = (judged: Judged, today: string): HandoverNote[] => {
  const { plan, old, next, terms, from, unknownSuccessors, isWhole } = judged
  const current = terms.find(({ state }) => state === 'current')
  const pending = old.filter(({ state }) => state === 'elected' || state === 'qualified')
  const undecided = next.filter(({ state }) => state === 'elected')
  const foreign = isWhole ? [] : next.filter((one) => isElected(one) && one.home !== plan.township)
  return [
    ...(next.some(isElected) ? [] : [told('none-elected', '选举法 47')]),
    ...(undecided.length > 0
      ? [told('undecided', '选举法 47', { count: undecided.length, names: namesIn(undecided) })]
      : []),
    ...(pending.length > 0
      ? [told('old-pending', '选举法 47', { count: pending.length, names: namesIn(pending) })]
      : []),
    ...seatErrors(judged),
    ...((current?.number ?? null) === from
      ? []
      : [told('other-term', '地方组织法 9', { number: current?.number ?? 0 })]),
    ...(plan.startsOn > today || (plan.officesUntil ?? plan.startsOn) > today
      ? [
          told('not-yet', '代表法 2', {
            day: (plan.officesUntil ?? '') > plan.startsOn ? (plan.officesUntil ?? '') : plan.startsOn,
          }),
        ]
      : []),
    ...(foreign.length > 0
      ? [told('out-of-sight', '代表法 12', { count: foreign.length, names: namesIn(foreign) })]
      : []),
    ...(unknownSuccessors > 0 ? [told('successor-gone', '地方组织法 18、49', { count: unknownSuccessors })] : []),
  ]
}

/** What is told and stands in nobody's way. */
const notesOf = (judged: Judged): HandoverNote[] => {
  const { plan, next, orphaned } = judged
  const seats = plan.roll.reduce((sum, place) => sum + place.seats, 0)
  // Whoever is elected and not reviewed yet stands among the errors, and leaves no seat open.
  const sitting = next.filter((one) => isElected(one) || one.state === 'elected').length
  return [
    ...(sitting < seats ? [told('seats-vacant', '选举法 57', { count: seats - sitting })] : []),
    ...(sitting * 3 < seats * 2 ? [told('below-two-thirds', '地方组织法 14、25', { count: sitting, seats })] : []),
    ...(orphaned.length > 0
      ? [told('no-successor', '地方组织法 18、49', { count: orphaned.length, names: namesIn(orphaned) })]
      : []),
  ]
}

export const problemsOf = (judged: Judged, today: string): HandoverProblem[] => [
  ...errorsOf(judged, today).map((one) => ({ ...one, severity: 'error' as const })),
  ...[...notesOf(judged), ...rollNotes(judged.plan).filter(({ code }) => code !== 'seats-fit')].map((one) => ({
    ...one,
    severity: 'note' as const,
  })),
]
