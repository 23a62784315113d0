import { z } from 'zod'

/** What a county may vary about persons. */
export const peopleSettings = z.object({
  /** Working days until the office has looked at what a person asks to have changed. */
  changeDays: z.number().int().min(1).max(365).meta({ basis: 'practice', unit: 'workingDays' }).default(5),
  nearDays: z.number().int().min(1).max(365).meta({ basis: 'practice', unit: 'workingDays' }).default(2),
})
