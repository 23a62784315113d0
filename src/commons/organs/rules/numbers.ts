import { addMonths, toDay } from '#kernel/day.ts'
import type { Note } from '../spec/contract.ts'

/** 选举法 12 (3): 140 and one more for every 5,000 people, 450 at most; below 50,000 people there may be fewer than 140. */
export const countySeats = (population: number): { readonly most: number; readonly least: number } => ({
  most: Math.min(450, 140 + Math.floor(population / 5000)),
  least: population < 50_000 ? 0 : 140,
})

/** 选举法 12 (4): 45 and one more for every 1,500 people, 160 at most; below 2,000 people there may be fewer than 45. */
export const townshipSeats = (population: number): { readonly most: number; readonly least: number } => ({
  most: Math.min(160, 45 + Math.floor(population / 1500)),
  least: population < 2000 ? 0 : 45,
})

/** 地方组织法 47: 15 to 35 members, up to 45 where more than a million people live. */
export const committeeSize = (population: number): { readonly most: number; readonly least: number } => ({
  most: population > 1_000_000 ? 45 : 35,
  least: 15,
})

const judged = (
  what: string,
  law: string,
  count: number,
  { most, least }: { most: number; least: number },
  population: number,
): Note => ({
  code: `${what}-${count > most ? 'over' : count < least ? 'under' : 'fit'}`,
  law,
  params: { count, most, least, population },
})

/** Seats of a congress by the people it stands for; nothing is said before both are known. */
export const seatNotes = (level: 'county' | 'township', seats: number, population: number): Note[] => {
  if (seats === 0 || population === 0) return []
  const bounds = level === 'county' ? countySeats(population) : townshipSeats(population)
  return [judged('seats', '选举法 12', seats, bounds, population)]
}

/** Members of the standing committee: chair, deputy chairs and members together. */
export const committeeNotes = (members: number, population: number): Note[] =>
  members === 0 ? [] : [judged('members', '地方组织法 47', members, committeeSize(population), population)]

/** A term is five years; it ends when the next congress meets, so what lies beyond is told and not refused. */
export const termNotes = (
  { state, startsOn, endsOn }: { readonly state: string; readonly startsOn: string; readonly endsOn: string | null },
  today: string,
): Note[] => {
  if (state !== 'current' && state !== 'ended') return []
  const due = addMonths(toDay(startsOn), 60)
  return (endsOn ?? today) > due ? [{ code: 'term-over', law: '地方组织法 9', params: { day: due } }] : []
}
