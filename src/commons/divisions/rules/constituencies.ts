import { every, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import type { Ground, Level } from '../spec/division.ts'
import type { ConstituencyNote } from '../spec/constituency-contract.ts'

export interface Drawn {
  readonly level: string
  readonly township: string | null
  readonly number: number
  readonly villages: readonly string[]
}

/** A drawing that can be: its township and villages exist and lie together, its number is free. */
export const mayBeDrawn = ({ level, township, number, villages }: Drawn, ground: Ground): Verdict => {
  const isTownships = level === 'township'
  if (isTownships && township === null) return refuse('township-missing', { pointer: '/township' })
  const elsewhere = ground.known.find((village) => township !== null && village.township !== township)
  return every(
    unless(township === null || ground.townshipKind !== undefined, 'constituency-place-unknown', {
      pointer: '/township',
    }),
    // 地方组织法 59: a street elects no congress of its own.
    unless(!isTownships || ground.townshipKind === 'township', 'street-elects-none', { pointer: '/township' }),
    unless(ground.known.length === new Set(villages).size, 'constituency-place-unknown', { pointer: '/villages' }),
    unless(elsewhere === undefined, 'village-not-in-township', { pointer: '/villages' }),
    unless(!ground.isTaken, 'constituency-number-taken', { pointer: '/number', params: { number } }),
  )
}

/** 选举法 25, 26: one to three deputies a constituency, about as many people for each deputy. Notes, since history is as it is. */
export const drawingNotes = (
  { seats, population }: { readonly seats: number; readonly population: number },
  level: Level,
  unevenPercent: number,
): ConstituencyNote[] => {
  const notes: ConstituencyNote[] = []
  if (seats > 3) notes.push({ code: 'seats-beyond-three', law: '选举法 25', params: { seats } })
  if (population === 0 || level.population === 0 || level.seats === 0) return notes
  const perSeat = Math.round(population / seats)
  const average = Math.round(level.population / level.seats)
  const percent = Math.round((Math.abs(perSeat - average) * 100) / average)
  if (percent > unevenPercent)
    notes.push({ code: 'people-uneven', law: '选举法 26', params: { perSeat, average, percent } })
  return notes
}

/** Villages that another constituency of this level holds too: possible where a village is divided, so it is only told. */
export const sharedNotes = (names: readonly string[]): ConstituencyNote[] =>
  names.length === 0 ? [] : [{ code: 'village-shared', law: '选举法 25', params: { names: names.join('、') } }]
