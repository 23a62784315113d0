import { action } from '#platform/action/action.ts'
import { constituencies } from '../data/constituencies.ts'
import { groundOfOwn } from '../data/constituency-queries.ts'
import { mayBeDrawn } from '../rules/constituencies.ts'
import { correctConstituency as input } from '../spec/constituency-inputs.ts'

/** Mends what was entered; a new drawing ends this one and enters others. */
export const correctConstituency = action(constituencies, 'correct', input, {
  load: ({ session, id, input: given }) => groundOfOwn(session, id, given),
  decide: ({ row, input: { number, villages }, found }) =>
    mayBeDrawn({ level: row.level, township: row.township, number, villages }, found),
  change: ({ input: { number, name, seats, population, villages, startsOn } }) => ({
    nth: number,
    name,
    title: name,
    seats,
    population,
    villages: [...new Set(villages)],
    startsOn,
  }),
  tell: ({ input: { number, name, seats, population, reason } }) => ({ number, name, seats, population, reason }),
})
