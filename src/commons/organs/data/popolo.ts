import { z } from 'zod'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Popolo Organization (popoloproject.com/specs/organization), the terms that a county can fill. */
export const popoloOrganization = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  classification: z.string(),
  parent_id: z.uuid().nullable(),
  area_id: z.string().nullable(),
  founding_date: z.iso.date(),
  dissolution_date: z.iso.date().nullable(),
})
export type PopoloOrganization = z.infer<typeof popoloOrganization>

/** Every organ that the county has or had. */
export const popoloOrganizations = async (session: Session): Promise<PopoloOrganization[]> => {
  const rows = await session.all(sql<{
    id: string
    name: string
    kind: string
    parent: string | null
    division: string | null
    startsOn: string
    endsOn: string | null
  }>`
    select id, name, kind, parent, division, starts_on, ends_on from organs.name where county = ${session.county} order by id`)
  return rows.map(({ id, name, kind, parent, division, startsOn, endsOn }) => ({
    id,
    name,
    classification: kind,
    parent_id: parent,
    area_id: division,
    founding_date: startsOn,
    dissolution_date: endsOn,
  }))
}
