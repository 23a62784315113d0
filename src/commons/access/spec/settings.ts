import { z } from 'zod'

/** What a county may vary about log-ins. */
export const accessSettings = z.object({
  /** So many minutes the code holds that binds a deputy's phone: as long as he sits in the office with it. */
  bindMinutes: z.number().int().min(2).max(60).meta({ basis: 'practice', unit: 'minutes' }).default(10),
})
export type AccessSettings = z.output<typeof accessSettings>
