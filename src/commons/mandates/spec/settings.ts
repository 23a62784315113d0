import { z } from 'zod'

/** What a county may vary about mandates. */
export const mandateSettings = z.object({
  /** Working days for the review of qualification after an election. */
  reviewDays: z.number().int().min(1).max(365).meta({ basis: 'practice', unit: 'workingDays' }).default(20),
  nearDays: z.number().int().min(1).max(365).meta({ basis: 'practice', unit: 'workingDays' }).default(2),
})
