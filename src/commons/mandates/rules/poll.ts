import { every, unless, type Verdict } from '#kernel/verdict.ts'
import type { Level } from '../spec/inputs.ts'
import type { PollSaid } from '../spec/poll.ts'

interface Election extends PollSaid {
  readonly level: Level
  /** By-election: the province's own rules say how it is held (选举法 57). */
  readonly fills?: string | undefined
}

/** Voters of the constituency elect these two directly; upper congresses are elected by the deputies of the one below. */
const isDirect = (level: Level): boolean => level === 'county' || level === 'township'

/** More than half, in whole numbers; 选举法 45: where voters vote again on seats that were left, a third of the ballots is enough. */
const leastOf = (base: number, isSecondBallot: boolean): number =>
  isSecondBallot ? Math.ceil(base / 3) : Math.floor(base / 2) + 1

/**
 * 选举法 45: an election counts when more than half of the constituency's voters took part, and whoever has more than half of the ballots
 * cast is elected; upper congresses: more than half of all deputies, in a second ballot too. What was not said is not judged.
 */
export const isElectedBy = ({ level, fills, voters, ballots, votes, isSecondBallot = false }: Election): Verdict => {
  const base = isDirect(level) ? ballots : voters
  const least = base === undefined ? 0 : leastOf(base, isSecondBallot && isDirect(level))
  const isJudged = fills === undefined
  return every(
    unless(ballots === undefined || voters === undefined || ballots <= voters, 'more-ballots-than-voters', {
      pointer: '/ballots',
    }),
    unless(votes === undefined || ballots === undefined || votes <= ballots, 'more-votes-than-ballots', {
      pointer: '/votes',
    }),
    unless(
      !isJudged || !isDirect(level) || ballots === undefined || voters === undefined || ballots * 2 > voters,
      'turnout-too-low',
      { pointer: '/ballots' },
    ),
    unless(!isJudged || votes === undefined || votes >= least, 'too-few-votes', {
      pointer: '/votes',
      params: { least },
    }),
  )
}
