import { z } from 'zod'
import { looksPerDay, workingDays } from '#kernel/setting.ts'

/** What a county may vary about persons. */
export const peopleSettings = z.object({
  /** Working days until the office has looked at what a person asks to have changed. */
  changeDays: workingDays(5),
  nearDays: workingDays(2),
  /** How often a log-in may look at telephones and cards in full on one day. */
  looksPerDay: looksPerDay(50),
  /** For so many days after the last office or mandate a person's entry is kept whole. */
  erasureAfterDays: z
    .number()
    .int()
    .min(365)
    .max(3653)
    .meta({ basis: '个人信息保护法 47', unit: 'days' })
    .default(3 * 365 + 1),
})
export type PeopleSettings = z.output<typeof peopleSettings>
