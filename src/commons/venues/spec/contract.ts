import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'

/** 六级履职平台: 县家, 乡镇站, 片区点, 村室, 服务大厅联络窗, 机关联络岗. */
export const venueKinds = ['home', 'station', 'point', 'room', 'window', 'desk'] as const

const venue = z.object({ id: z.string(), name: z.string(), kind: z.enum(venueKinds), division: z.string() })
export type Venue = z.output<typeof venue>

export const list = endpoint({
  method: 'GET',
  path: '/api/v1/venues',
  access: 'login',
  summary: 'Venues open today, by township',
  query: z.strictObject({ township: z.string().max(12).optional() }),
  answer: z.object({ items: z.array(venue) }),
})
