import { z } from 'zod'

/** What a county says of itself that rules about its organs count by. */
export const organSettings = z.object({
  /** People of the county by the latest count; where it is not set, the sum of the county's constituencies stands for it. */
  population: z.number().int().min(0).nullable().meta({ basis: '选举法 12', unit: 'people' }).default(null),
})
export type OrganSettings = z.output<typeof organSettings>
