import { migration, statement } from '#platform/db/migrate.ts'

/** How many voted, and for whom: what an election is judged by (选举法 45). */
export const pollsOfMandates = migration('2026-11-28-mandates-3', 'mandates', [
  statement('alter table mandates.mandate add column poll jsonb'),
  statement(`create or replace view mandates.card with (security_invoker = true) as
    select county, id, person, name, level, congress, congress_name, term, constituency, constituency_name, delegation, township, state, starts_on, ends_on,
      elected_on, basis, ground, poll
    from mandates.mandate`),
])
