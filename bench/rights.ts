import { grantsFrom, type HeldPost } from '#commons/access/rules/grants.ts'
import { reaches, type Target, type Viewer } from '#kernel/viewer.ts'

export interface RightsResult {
  /** Microseconds for one "may this viewer use this permission on this record". */
  readonly ours: number
  /** The same for a plain loop over the 20 posts that compares role and township, nothing else. */
  readonly plain: number
  readonly posts: number
}

const townshipsPerCounty = 20
const roles = ['stationKeeper', 'townshipChair', 'agencyDrafter', 'agencyHead', 'deputy'] as const

const township = (n: number): string =>
  `${411000 + (n % 170)}${String(100 + (Math.floor(n / 170) % townshipsPerCounty))}`

/** Posts of a province as they are held in memory: 170 counties, twenty townships each. */
const provinceOf = (count: number): HeldPost[] =>
  Array.from({ length: count }, (_, n) => ({
    role: roles[n % roles.length] ?? 'deputy',
    organ: `organ-${n % 20_000}`,
    division: township(n),
    below: [],
  }))

const viewerOf = (posts: readonly HeldPost[]): Viewer => ({
  county: 'bench',
  login: 'bench',
  person: 'bench',
  name: '',
  posts: posts.map(({ organ, role, division }) => ({
    id: organ,
    organ,
    organName: organ,
    role,
    division,
    standsFor: null,
  })),
  grants: grantsFrom(posts),
  receipt: null,
})

const timed = (rounds: number, work: (n: number) => boolean): number => {
  let hits = 0
  for (let n = 0; n < rounds / 10; n++) if (work(n)) hits++ // warm
  const begun = performance.now()
  for (let n = 0; n < rounds; n++) if (work(n)) hits++
  const took = ((performance.now() - begun) * 1000) / rounds
  if (hits === 0) throw new Error('nobody may do anything')
  return took
}

/**
 * The permission check in memory: 400,000 posts are held, among them those of viewers with twenty posts each; every check is another
 * viewer's, on another record.
 */
export const rightsBenchmark = (count = 400_000, rounds = 2_000_000): RightsResult => {
  const held = provinceOf(count)
  const people = Array.from({ length: count / 20 }, (_, n) => held.slice(n * 20, n * 20 + 20))
  const viewers = people.map(viewerOf)
  const targets: Target[] = Array.from({ length: 4096 }, (_, n) => ({
    division: township(n * 7),
    organs: [`organ-${n}`],
  }))
  const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
  const ours = timed(rounds, (n) => reaches(at(viewers, n), 'opinions.receive', at(targets, n)))
  const plain = timed(rounds, (n) => {
    const { division } = at(targets, n)
    for (const post of at(people, n))
      if ((post.role === 'stationKeeper' || post.role === 'townshipChair') && post.division === division) return true
    return false
  })
  return { ours, plain, posts: held.length }
}
