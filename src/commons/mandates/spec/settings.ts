import { z } from 'zod'
import { workingDays } from '#kernel/setting.ts'

/** What a county may vary about mandates. */
export const mandateSettings = z.object({
  /** Working days for the review of qualification after an election. */
  reviewDays: workingDays(20),
  nearDays: workingDays(2),
})
