import { dayOf } from '#kernel/day.ts'
import { missingYears } from '#commons/calendar/rules/known-years.ts'
import type { Ports } from '#platform/action/ports.ts'
import { sentences } from '#platform/http/words.ts'
import { catalogues } from './house.ts'

const sentence = sentences(catalogues, (text) => text)

/** What an operator must mend before deadlines go wrong: a year whose holidays are not known. One line each, in two languages. */
export const alarmsOf = async ({ calendar }: Ports, now: Date): Promise<string[]> =>
  missingYears(await calendar(), dayOf(now)).map((year) =>
    (['zh-CN', 'en'] as const).map((language) => sentence(language, 'alarm.missing-year', { year })).join(' / '),
  )
