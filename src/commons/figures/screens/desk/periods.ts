import { addDays, addMonths, type Day, isDay } from '#kernel/day.ts'

export const periodNames = ['thisYear', 'lastYear', 'thisMonth', 'last30', 'all'] as const
export type PeriodName = (typeof periodNames)[number]

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** Nothing of ours is older: the earliest day that a record can be dated. */
const earliest = '1949-10-01' as Day

/** The days of a named period, both included. */
export const periodOf = (name: PeriodName, today: Day): Period => {
  const year = Number(today.slice(0, 4))
  switch (name) {
    case 'thisYear':
      return { from: `${year}-01-01` as Day, to: today }
    case 'lastYear':
      return { from: `${year - 1}-01-01` as Day, to: `${year - 1}-12-31` as Day }
    case 'thisMonth':
      return { from: `${today.slice(0, 8)}01` as Day, to: today }
    case 'last30':
      return { from: addDays(today, -29), to: today }
    case 'all':
      return { from: earliest, to: addMonths(today, 0) }
  }
}

/** The period that an address names; this year's where it names none. */
export const periodFrom = (search: Readonly<Record<string, unknown>>, today: Day): Period =>
  isDay(search.from) && isDay(search.to) && search.from <= search.to
    ? { from: search.from, to: search.to }
    : periodOf('thisYear', today)

/** Which named period these days are; undefined for days of one's own. */
export const nameOfPeriod = (period: Period, today: Day): PeriodName | undefined =>
  periodNames.find((name) => {
    const known = periodOf(name, today)
    return known.from === period.from && known.to === period.to
  })
