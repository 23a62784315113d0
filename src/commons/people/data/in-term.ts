import { raw, type Sql, sql } from '#platform/db/sql.ts'

/**
 * A post (table alias `alias`) held at any time in a term of the county's congress. Townships count their own terms, which are the county's
 * five years by law (地方组织法 9); the county's are what a whole county is looked at by.
 */
export const inTerm = (county: string, alias: string, term: number): Sql =>
  sql`exists (select from organs.term_card t where t.county = ${county} and t.organ_kind = 'congress' and t.number = ${term} and t.state in ('current', 'ended')
    and ${raw(alias)}.starts_on <= coalesce(t.ends_on, 'infinity'::date) and coalesce(${raw(alias)}.ends_on, 'infinity'::date) >= t.starts_on)`
