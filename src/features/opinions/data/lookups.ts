import type { Viewer } from '#kernel/viewer.ts'
import { organId } from '#commons/organs/data/store.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { inSight } from './in-sight.ts'

export interface OrganCard {
  readonly id: string
  readonly kind: string
  readonly name: string
}

/** An organ by id, or undefined. Whether it was in force on a business day before its own start does not matter (issue 2, item 7). */
export const organCard = (session: Session, id: string): Promise<OrganCard | undefined> =>
  session.one(sql<OrganCard>`select id, kind, name from organs.name where county = ${session.county} and id = ${id}`)

export interface Places {
  readonly township: boolean
  readonly village: boolean
  readonly venue: boolean
  /** Organ that receives what is said there. */
  readonly receiver: string
  /** Organ of the county that releases answers. */
  readonly office: string
}

/**
 * Whether the places of a submission exist, and who receives it: the township's presidium or work office; the county's
 * deputy-affairs committee for a venue of the county itself (县家, 联络窗, 联络岗) and where a zone has no such organ.
 */
export const placesOf = async (
  session: Session,
  place: { readonly township: string; readonly village?: string | undefined; readonly venue?: string | undefined },
): Promise<Places> => {
  const { county } = session
  const [village, venue, office] = [place.village ?? null, place.venue ?? null, organId(county, 'committee:deputies')]
  const found = await session.one(sql<Places>`
    select exists (select from divisions.name where county = ${county} and code = ${place.township} and level = 'township') as township,
      ${village}::text is null or exists (select from divisions.name where county = ${county} and code = ${village} and level = 'village') as village,
      ${venue}::uuid is null or exists (select from venues.name where county = ${county} and id = ${venue}) as venue,
      coalesce(
        (select v.id from venues.name n, lateral (select ${office}::uuid as id) v where n.county = ${county} and n.id = ${venue} and n.kind in ('home', 'window', 'desk')),
        (select id from organs.name where county = ${county} and kind in ('presidium', 'streetOffice') and division = ${place.township} order by kind limit 1),
        ${office}::uuid) as receiver,
      ${office}::uuid as office`)
  if (!found) throw new Error('a select without a row')
  return found
}

export interface MergeTarget {
  readonly id: string
  readonly state: string
  readonly number: string | null
}

/** The opinion that another is to be merged into, when this viewer can see it. */
export const mergeTarget = (session: Session, viewer: Viewer, id: string): Promise<MergeTarget | undefined> =>
  session.one(
    sql<MergeTarget>`select o.id, o.state, o.number from opinions.opinion o where o.county = ${session.county} and o.id = ${id} and ${inSight(viewer)}`,
  )
