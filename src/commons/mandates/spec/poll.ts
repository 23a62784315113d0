import { z } from 'zod'

/** How an election went in one constituency, for one deputy; null: not said. */
export const poll = z.object({
  voters: z.number().int().nullable(),
  ballots: z.number().int().nullable(),
  votes: z.number().int().nullable(),
  /** 另行选举. */
  isSecondBallot: z.boolean(),
})
export type Poll = z.output<typeof poll>

export interface PollSaid {
  readonly voters?: number | undefined
  readonly ballots?: number | undefined
  readonly votes?: number | undefined
  readonly isSecondBallot?: boolean | undefined
}

export const pollOf = ({ voters, ballots, votes, isSecondBallot = false }: PollSaid): Poll | null =>
  voters === undefined && ballots === undefined && votes === undefined && !isSecondBallot
    ? null
    : { voters: voters ?? null, ballots: ballots ?? null, votes: votes ?? null, isSecondBallot }
