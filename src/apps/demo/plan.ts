import { createHash } from 'node:crypto'
import { addDays, type Calendar, type Day } from '#kernel/day.ts'
import type { OpinionMove } from '#features/opinions/feature.ts'
import type { OpinionSettings } from '#features/opinions/feature.ts'

/** What an invented opinion has come to. */
export type End =
  | 'received'
  | 'accepted'
  | 'assigned'
  | 'handling'
  | 'drafted'
  | 'answered'
  | 'released'
  | 'rated'
  | 'lapsed'
  | 'here'
  | 'declined'
  | 'merged'
  | 'contested'

type Lamp = 'onTime' | 'near' | 'overdue'

export type DemoMove = 'submit' | OpinionMove

export interface DemoStep {
  readonly move: DemoMove
  readonly on: Day
}

/** The course of one opinion. `pick` gives the same whole number below `below` for the same name, ever. */
export interface Course {
  readonly index: number
  readonly end: End
  /** Whether it belongs to the township where most of the demo's people are. */
  readonly isHome: boolean
  readonly steps: readonly DemoStep[]
  readonly pick: (name: string, below: number) => number
}

/** How many end how, and how many of them in the home township: 120 and 29. */
const ends: Readonly<Record<End, readonly [all: number, home: number]>> = {
  received: [14, 5],
  accepted: [8, 3],
  assigned: [9, 2],
  handling: [18, 4],
  drafted: [9, 2],
  answered: [7, 1],
  released: [10, 2],
  rated: [22, 4],
  lapsed: [5, 0],
  here: [7, 2],
  declined: [5, 1],
  merged: [3, 1],
  contested: [3, 2],
}

const toRelease = ['submit', 'accept', 'assign', 'acknowledge', 'draft', 'sign', 'release'] as const

/** Moves on the way to each end; the one at `clock` starts the days that run now. */
const ways: Readonly<
  Record<
    End,
    { readonly moves: readonly DemoMove[]; readonly clock: number; readonly days: keyof OpinionSettings | null }
  >
> = {
  received: { moves: ['submit'], clock: 0, days: 'firstResponseDays' },
  accepted: { moves: ['submit', 'accept'], clock: 1, days: 'assignDays' },
  assigned: { moves: ['submit', 'accept', 'assign'], clock: 2, days: 'acknowledgeDays' },
  handling: { moves: ['submit', 'accept', 'assign', 'acknowledge'], clock: 2, days: 'townshipAnswerDays' },
  drafted: { moves: ['submit', 'accept', 'assign', 'acknowledge', 'draft'], clock: 2, days: 'townshipAnswerDays' },
  answered: { moves: toRelease.slice(0, 6), clock: 5, days: 'releaseDays' },
  released: { moves: toRelease, clock: 6, days: 'ratingDays' },
  rated: { moves: [...toRelease, 'rate'], clock: 7, days: null },
  lapsed: { moves: [...toRelease, 'lapse'], clock: 7, days: null },
  here: { moves: ['submit', 'accept', 'answerHere', 'rate'], clock: 3, days: null },
  declined: { moves: ['submit', 'decline'], clock: 1, days: null },
  merged: { moves: ['submit', 'merge'], clock: 1, days: null },
  contested: { moves: [...toRelease, 'notSolved', 'assign', 'acknowledge'], clock: 8, days: 'townshipAnswerDays' },
}

/** Working days that may pass before each move. */
const pauses: Partial<Record<DemoMove, readonly [least: number, most: number]>> = {
  draft: [2, 7],
  rate: [0, 4],
  notSolved: [1, 3],
}
const usualPause = [0, 2] as const

/** Of ten open matters about so many stand late and near their day. */
const lampOf = (pick: Course['pick']): Lamp => {
  const turn = pick('lamp', 10)
  return turn < 2 ? 'overdue' : turn < 4 ? 'near' : 'onTime'
}

/** How many working days ago the running days began, so that the lamp shows as wanted. */
const ageFor = (lamp: Lamp, length: number, pick: Course['pick']): number => {
  if (lamp === 'overdue') return length + 1 + pick('late', 3)
  if (lamp === 'near') return Math.max(0, length - pick('left', 2))
  return pick('age', Math.max(1, length - 2))
}

const picker = (seed: string, index: number) => (name: string, below: number) =>
  createHash('sha256').update(`${seed}/${index}/${name}`).digest().readUInt32BE(0) % below

/** Working days of the last 60 days, the latest first. */
const workingDays = (calendar: Calendar, today: Day): Day[] =>
  Array.from({ length: 60 }, (_, ago) => addDays(today, -ago)).filter((day) => calendar.isWorkingDay(day))

interface Setting {
  readonly calendar: Calendar
  readonly today: Day
  readonly settings: OpinionSettings
}

/** How many working days ago each move was made: backwards from the one whose days run, forwards from it to today. */
const agesOf = (end: End, isAgency: boolean, settings: OpinionSettings, pick: Course['pick']): number[] => {
  const { moves, clock, days } = ways[end]
  const name = days === 'townshipAnswerDays' && isAgency ? 'agencyAnswerDays' : days
  const length = name === null ? null : Number(settings[name])
  // Who was not satisfied got a second handling only lately.
  const lamp = end === 'contested' ? 'onTime' : lampOf(pick)
  const ages: number[] = []
  ages[clock] =
    length === null ? 1 + pick('closed', 12) : end === 'contested' ? pick('age', 8) : ageFor(lamp, length, pick)
  if (end === 'lapsed') ages[clock - 1] = (ages[clock] ?? 0) + settings.ratingDays + 1
  const pauseBefore = (move: number): number => {
    const [least, most] = pauses[moves[move] ?? 'accept'] ?? usualPause
    return least + pick(`pause${move}`, most - least + 1)
  }
  for (let move = clock - 1; move >= 0; move--) ages[move] ??= (ages[move + 1] ?? 0) + pauseBefore(move + 1)
  for (let move = clock + 1; move < moves.length; move++)
    ages[move] = Math.max(0, (ages[move - 1] ?? 0) - pauseBefore(move))
  return ages
}

/**
 * The demo's opinions of the last 60 days, the same for the same seed and day. Agencies handle all but what the home township's own
 * government does (every other one there).
 */
export const planDemo = (seed: string, { calendar, today, settings }: Setting): Course[] => {
  const days = workingDays(calendar, today)
  const dayAgo = (age: number): Day => days[Math.min(age, days.length - 1)] ?? today
  let index = 0
  return (Object.keys(ends) as End[]).flatMap((end) => {
    const [all, home] = ends[end]
    return Array.from({ length: all }, (_, nth): Course => {
      const pick = picker(seed, index)
      const isHome = nth < home
      const ages = agesOf(end, isAgencyCourse({ end, isHome, index }), settings, pick)
      return {
        index: index++,
        end,
        isHome,
        pick,
        steps: ways[end].moves.map((move, step) => ({ move, on: dayAgo(ages[step] ?? 0) })),
      }
    })
  })
}

/** Only agencies and the home township's government have people to answer; elsewhere a township may receive and be asked. */
export const isAgencyCourse = ({ end, isHome, index }: Pick<Course, 'end' | 'isHome' | 'index'>): boolean =>
  isHome || end === 'received' || end === 'accepted' || end === 'assigned' ? index % 2 === 0 : end !== 'here'
