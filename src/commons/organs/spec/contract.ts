import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'

/** Kinds of organ (Popolo Organization). Streets have a work office and no congress: 地方组织法 59. */
export const organKinds = [
  'congress',
  'standingCommittee',
  'chairpersonsMeeting',
  'partyGroup',
  'committee',
  'office',
  'townshipCongress',
  'presidium',
  'streetOffice',
  'agency',
  'townshipGovernment',
  'villageCommittee',
] as const

const organ = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(organKinds),
  parent: z.string().nullable(),
  division: z.string().nullable(),
})
export type Organ = z.output<typeof organ>

export const list = endpoint({
  method: 'GET',
  path: '/api/v1/organs',
  access: 'login',
  summary:
    'Organs in force today, by kind, division or part of the name; `role=handler` gives those an opinion can be passed to',
  query: z.strictObject({
    role: z.literal('handler').optional(),
    kind: z.enum(organKinds).optional(),
    division: z.string().max(12).optional(),
    q: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
  }),
  answer: z.object({ items: z.array(organ) }),
})
