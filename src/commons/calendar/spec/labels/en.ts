import type { labels as source } from './zh-CN.ts'

export const labels = {
  'holiday.off': 'holiday',
  'holiday.work': 'working day in exchange',
  'import.bad-file': 'cannot be read: neither CSV text nor a JSON array',
  'import.bad-columns': 'three columns are expected: day,kind,name',
  'import.bad-day': 'no such day; write 2027-01-01',
  'import.bad-kind': 'kind is off or work',
  'import.bad-name': 'a name has 1 to 40 characters',
  'import.contradicts': 'contradicts an earlier row for the same day',
  'alarm.missing-year':
    "The holidays of {year} are not known, so deadlines count Monday to Friday. Import the State Council's notice with luzhi holidays import",
} as const satisfies Record<keyof typeof source, string>
