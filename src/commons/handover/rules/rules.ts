import { addDays, type Day } from '#kernel/day.ts'
import { refuse, unless, type Verdict } from '#kernel/verdict.ts'
import type { Place } from '../spec/inputs.ts'
import type { Handover } from '../spec/contract.ts'

/** A term's last day is the one before the next congress first meets (代表法 2). */
export const lastDayBefore = (startsOn: string): Day => addDays(startsOn as Day, -1)

interface Term {
  readonly number: number
  readonly state: string
  readonly startsOn: string
}

/** The new term follows the one in office, in number and in time; a number that has been used is not used again. */
export const isNext = (number: number, startsOn: string, terms: readonly Term[]): Verdict => {
  const current = terms.find(({ state }) => state === 'current')
  const isTaken = terms.some((term) => term.number === number && term.state !== 'planned')
  const follows = current === undefined || (number > current.number && startsOn > current.startsOn)
  return unless(!isTaken && follows, 'not-the-next-term', {
    pointer: '/number',
    params: { number: current?.number ?? 0, day: current?.startsOn ?? '' },
  })
}

/** Every place of a roll is a constituency in force of this congress, once. */
export const isRoll = (given: readonly Place[], known: Handover['roll']): Verdict => {
  const ids = new Set(known.map(({ constituency }) => constituency))
  if (new Set(given.map(({ constituency }) => constituency)).size !== given.length)
    return refuse('place-twice', { pointer: '/roll' })
  return unless(
    given.every(({ constituency }) => ids.has(constituency)),
    'unknown-place',
    { pointer: '/roll' },
  )
}
