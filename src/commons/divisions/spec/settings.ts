import { z } from 'zod'

export const divisionSettings = z.object({
  /**
   * Constituencies of a level have about as many people a seat (选举法 26); the law gives no number. From so many per cent apart it is told.
   */
  unevenPercent: z.number().int().min(1).max(200).meta({ basis: '选举法 26', unit: 'percent' }).default(30),
})
export type DivisionSettings = z.output<typeof divisionSettings>
