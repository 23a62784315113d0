import { z } from 'zod'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** Popolo Person (popoloproject.com/specs/person): who it is. Sex and birth are in the records, not here: this list is made to be given on. */
export const popoloPerson = z.strictObject({ id: z.uuid(), name: z.string() })
export type PopoloPerson = z.infer<typeof popoloPerson>

/** Popolo Membership (popoloproject.com/specs/membership): a post that somebody holds or held. */
export const popoloMembership = z.strictObject({
  id: z.uuid(),
  person_id: z.uuid(),
  organization_id: z.uuid(),
  role: z.string(),
  label: z.string().nullable(),
  area_id: z.string().nullable(),
  start_date: z.iso.date(),
  end_date: z.iso.date().nullable(),
})
export type PopoloMembership = z.infer<typeof popoloMembership>

export const popoloPersons = (session: Session): Promise<PopoloPerson[]> =>
  session.all(sql<PopoloPerson>`
    select id, name from people.card where county = ${session.county} and merged_into is null order by id`)

export const popoloMemberships = async (session: Session): Promise<PopoloMembership[]> => {
  const rows = await session.all(sql<{
    id: string
    person: string
    organ: string
    role: string
    title: string | null
    division: string | null
    startsOn: string
    endsOn: string | null
  }>`
    select id, person, organ, role, title, division, starts_on, ends_on from people.post_card where county = ${session.county} order by id`)
  return rows.map(({ id, person, organ, role, title, division, startsOn, endsOn }) => ({
    id,
    person_id: person,
    organization_id: organ,
    role,
    label: title,
    area_id: division,
    start_date: startsOn,
    end_date: endsOn,
  }))
}
