import type { Day } from '#kernel/day.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { KeyedName } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, sql } from '#platform/db/sql.ts'
import type { Organ } from '../spec/contract.ts'
import { handlerKinds, type OrganDraft } from '../spec/organ.ts'

/** Id of the organ with this lasting key in the county. */
export const organId = (county: string, key: string): string => namedId('organ', county, key)

/** Makes the organs that are not there yet; those that are, with the names a county gave them since, stay as they are. */
export const addOrgans = async (session: Session, drafts: readonly OrganDraft[], startsOn: Day): Promise<void> => {
  const id = (key: string | null) => key && organId(session.county, key)
  await session.all(sql`
    insert into organs.organ (county, id, kind, name, parent, division, ordinal, starts_on)
    select ${session.county}, id, kind, name, parent, division, ordinal, ${startsOn}
    from unnest(${drafts.map(({ key }) => id(key))}::uuid[], ${drafts.map(({ kind }) => kind)}::text[], ${drafts.map(({ name }) => name)}::text[],
      ${drafts.map(({ parent }) => id(parent))}::uuid[], ${drafts.map(({ division }) => division)}::text[]) with ordinality
      as given (id, kind, name, parent, division, ordinal)
    on conflict (county, id) do nothing`)
}

/** Records a term (届) of a congress or standing committee, once. */
export const addTerm = async (session: Session, organ: string, number: number, startsOn: Day): Promise<void> => {
  await session.all(sql`
    insert into organs.term (county, organ, number, starts_on) values (${session.county}, ${organ}, ${number}, ${startsOn})
    on conflict (county, organ, number) do nothing`)
}

export interface OrganFilter {
  readonly role?: 'handler' | undefined
  readonly kind?: string | undefined
  readonly division?: string | undefined
  readonly q?: string | undefined
  readonly limit: number
}

/**
 * Organs in force on a day, in the order a reader looks for them: county, townships, agencies, villages. They are public
 * knowledge, so no viewer is asked for. Other rooms join the read view `organs.name (county, id, name, kind, division, parent,
 * ordinal, starts_on, ends_on)`.
 */
export const listOrgans = (session: Session, filter: OrganFilter, today: Day): Promise<Organ[]> => {
  const conditions = [
    sql`county = ${session.county} and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})`,
    ...(filter.role ? [sql`kind = any(${[...handlerKinds]})`] : []),
    ...(filter.kind ? [sql`kind = ${filter.kind}`] : []),
    ...(filter.division ? [sql`division = ${filter.division}`] : []),
    ...(filter.q?.trim() ? [sql`strpos(name, ${filter.q.trim()}) > 0`] : []),
  ]
  return session.all(sql<Organ>`
    select id, name, kind, parent, division from organs.organ where ${join(conditions, ' and ')} order by ordinal, id limit ${filter.limit}`)
}

/** One organ that was in force on a day, or undefined. */
export const findOrgan = (session: Session, id: string, on: Day): Promise<Organ | undefined> =>
  session.one(sql<Organ>`
    select ${raw('id, name, kind, parent, division')} from organs.organ
    where county = ${session.county} and id = ${id} and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})`)

/** What all organs of the county are called, past ones too. */
export const organNames = (session: Session): Promise<KeyedName[]> =>
  session.all(sql<KeyedName>`select id as key, name as name from organs.organ where county = ${session.county}`)
