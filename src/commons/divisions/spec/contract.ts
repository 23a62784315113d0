import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'

/** A division of the county: township, street or village, by its NBS code. */
const division = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(['county', 'city', 'district', 'zone', 'township', 'street', 'village', 'community', 'other']),
  parent: z.string().nullable(),
})
export type Division = z.output<typeof division>

export const list = endpoint({
  method: 'GET',
  path: '/api/v1/divisions',
  access: 'login',
  summary: 'Divisions below one (the county when none is named), in the order of their codes',
  query: z.strictObject({
    parent: z
      .string()
      .regex(/^\d{6,12}$/)
      .optional(),
  }),
  answer: z.object({ items: z.array(division) }),
})
