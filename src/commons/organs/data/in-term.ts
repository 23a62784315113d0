import { raw, type Sql, sql } from '#platform/db/sql.ts'

/**
 * What lasted at any time in a term of the county's congress (table alias `alias`, columns `starts_on` and `ends_on`). Townships count their
 * own terms, which are the county's five years by law (地方组织法 9); the county's are what a whole county is looked at by.
 */
export const inTerm = (county: string, alias: string, term: number): Sql =>
  sql`exists (select from organs.term_card t where t.county = ${county} and ${isTerm(term)}
    and ${raw(alias)}.starts_on <= coalesce(t.ends_on, 'infinity'::date) and coalesce(${raw(alias)}.ends_on, 'infinity'::date) >= t.starts_on)`

/**
 * What happened on a day (column `day`) of such a term. The bounds are looked up once and for all rows, so that an index of the day serves;
 * a term that is not there has no days.
 */
export const dayInTerm = (county: string, day: string, term: number): Sql =>
  sql`${raw(day)} between (select min(t.starts_on) from organs.term_card t where t.county = ${county} and ${isTerm(term)})
    and (select coalesce(max(t.ends_on), 'infinity'::date) from organs.term_card t where t.county = ${county} and ${isTerm(term)})`

const isTerm = (term: number): Sql =>
  sql`t.organ_kind = 'congress' and t.number = ${term} and t.state in ('current', 'ended')`
