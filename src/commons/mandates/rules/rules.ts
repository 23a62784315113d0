import { compare, type Day } from '#kernel/day.ts'
import { allow, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import { reaches, type Viewer } from '#kernel/viewer.ts'
import type { Level } from '../spec/inputs.ts'

/** A township's chair keeps the mandates of the township's congress; every other lies with the county. */
const seatOf = (level: Level, township: string | null): string | null => (level === 'township' ? township : null)

export const mayKeep = (viewer: Viewer, level: Level, township: string | null): Verdict =>
  unless(reaches(viewer, 'mandates.keep', { division: seatOf(level, township), organs: [] }), 'not-allowed')

/** 选举法 12: 140 and one for every 5,000 people, 450 where more than 1,550,000 live. */
export const countySeats = (population: number): number =>
  population > 1_550_000 ? 450 : Math.min(140 + Math.floor(population / 5000), 450)

/** 选举法 12: 45 and one for every 1,500 people, 160 at the most. */
export const townshipSeats = (population: number): number => Math.min(45 + Math.floor(population / 1500), 160)

export const notAhead = (day: string, on: Day, pointer: string): Verdict =>
  compare(day as Day, on) > 0 ? refuse('day-ahead', { pointer }) : allow

export const notBefore = (day: string, first: string, pointer: string): Verdict =>
  compare(day as Day, first as Day) < 0 ? refuse('ends-before-it-starts', { pointer }) : allow

/** Kinds of organ whose seats only deputies of that congress hold (选举法 54, 56). */
const restingKinds: Readonly<Record<Level, readonly string[]>> = {
  nation: [],
  province: [],
  city: [],
  county: ['congress', 'standingCommittee', 'specialCommittee', 'delegation', 'deputyGroup'],
  township: ['townshipCongress', 'presidium'],
}

/** Posts that are held as a deputy. A keeper of a station or a clerk works in the same organs and need not be one. */
const deputyRoles: readonly string[] = [
  'committeeDirector',
  'committeeLeader',
  'committeeMember',
  'specialChair',
  'specialMember',
  'townshipChair',
  'townshipViceChair',
  'presidiumMember',
  'deputy',
  'delegationHead',
  'groupHead',
  'groupMember',
]

interface HeldPost {
  readonly role: string
  readonly organKind: string
  readonly township: string | null
  readonly state: string
}

/** The posts that end with a mandate of this level: what only a deputy of that congress holds (选举法 54, 56). */
export const restingOn = <Post extends HeldPost>(
  posts: readonly Post[],
  level: Level,
  township: string | null,
): Post[] => posts.filter((post) => post.state !== 'ended' && rests(post, level, township))

/** Whether only a deputy of such a congress holds such a post, whatever has become of it. */
export const rests = (
  { role, organKind, township: place }: Omit<HeldPost, 'state'>,
  level: Level,
  township: string | null,
): boolean =>
  deputyRoles.includes(role) && restingKinds[level].includes(organKind) && (level !== 'township' || place === township)

/** Roles that act until the next congress has elected others, not only until it meets (地方组织法 18、49). */
const untilElected: readonly string[] = [
  'committeeDirector',
  'committeeLeader',
  'committeeMember',
  'townshipChair',
  'townshipViceChair',
]

export const actsUntilElected = (role: string): boolean => untilElected.includes(role)
