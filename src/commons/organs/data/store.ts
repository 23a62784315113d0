import type { Day } from '#kernel/day.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { KeyedName } from '#platform/db/names.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, sql } from '#platform/db/sql.ts'
import type { OrganDraft } from '../spec/organ.ts'

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

/** Id of a congress's term that a bulk door enters. */
export const termId = (county: string, organ: string, number: number): string =>
  namedId('term', county, organ, String(number))

export interface TermDraft {
  /** Id of the congress or standing committee. */
  readonly organ: string
  readonly number: number
  readonly startsOn: Day
  /** Null for the term in office. */
  readonly endsOn: Day | null
}

/** Enters terms (届) of congresses and standing committees, each once. */
export const addTerms = async (session: Session, drafts: readonly TermDraft[]): Promise<void> => {
  await session.all(sql`
    insert into organs.term (county, id, organ, division, nth, starts_on, ends_on, state)
    select ${session.county}, given.id, given.organ, organ.division, given.number, given.starts_on, given.ends_on,
      case when given.ends_on is null then 'current' else 'ended' end
    from unnest(${drafts.map(({ organ, number }) => termId(session.county, organ, number))}::uuid[], ${drafts.map(({ organ }) => organ)}::uuid[],
      ${drafts.map(({ number }) => number)}::int[], ${drafts.map(({ startsOn }) => startsOn)}::date[], ${drafts.map(({ endsOn }) => endsOn)}::date[])
      as given (id, organ, number, starts_on, ends_on)
    join organs.organ organ on organ.county = ${session.county} and organ.id = given.organ
    on conflict do nothing`)
}

export interface SessionDraft {
  readonly id: string
  readonly term: string
  readonly number: number
  readonly title: string
  readonly startsOn: Day
  /** Null for one that is only planned. */
  readonly endsOn: Day | null
}

/** Enters regular sessions (次) of terms, each once: those with a last day were held. */
export const addSessions = async (session: Session, drafts: readonly SessionDraft[]): Promise<void> => {
  await session.all(sql`
    insert into organs.congress_session (county, id, term, division, nth, kind, title, starts_on, ends_on, state)
    select ${session.county}, given.id, given.term, term.division, given.number, 'regular', given.title, given.starts_on, given.ends_on,
      case when given.ends_on is null then 'planned' else 'held' end
    from unnest(${drafts.map(({ id }) => id)}::uuid[], ${drafts.map(({ term }) => term)}::uuid[], ${drafts.map(({ number }) => number)}::int[],
      ${drafts.map(({ title }) => title)}::text[], ${drafts.map(({ startsOn }) => startsOn)}::date[], ${drafts.map(({ endsOn }) => endsOn)}::date[])
      as given (id, term, number, title, starts_on, ends_on)
    join organs.term term on term.county = ${session.county} and term.id = given.term
    on conflict do nothing`)
}

export interface FoundOrgan {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly parent: string | null
  readonly division: string | null
}

/** One organ that was in force on a day, or undefined. */
export const findOrgan = (session: Session, id: string, on: Day): Promise<FoundOrgan | undefined> =>
  session.one(sql<FoundOrgan>`
    select ${raw('id, name, kind, parent, division')} from organs.organ
    where county = ${session.county} and id = ${id} and starts_on <= ${on} and (ends_on is null or ends_on >= ${on})`)

/** What all organs of the county are called, past ones too. */
export const organNames = (session: Session): Promise<KeyedName[]> =>
  session.all(sql<KeyedName>`select id as key, name as name from organs.organ where county = ${session.county}`)
