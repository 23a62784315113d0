import { addDays, type Day } from '#kernel/day.ts'
import type { CountyExportState } from './lifecycle.ts'

const daysToTake = 7

/** The last day on which what was released can be taken. */
export const takeUntil = (releasedOn: Day): Day => addDays(releasedOn, daysToTake)

interface Released {
  readonly state: CountyExportState
  readonly takeUntil: string | null
}

/** Released and not taken in time: nobody can take it any more. */
export const hasLapsed = ({ state, takeUntil: until }: Released, today: string): boolean =>
  state === 'released' && until !== null && until < today

/** Released, and still to be taken. */
export const isToBeTaken = (item: Released, today: string): boolean =>
  item.state === 'released' && !hasLapsed(item, today)
