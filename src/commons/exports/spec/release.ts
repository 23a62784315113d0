import { addDays, type Day } from '#kernel/day.ts'

const daysToTake = 7

/** The last day on which what was released can be taken. */
export const takeUntil = (releasedOn: Day): Day => addDays(releasedOn, daysToTake)
