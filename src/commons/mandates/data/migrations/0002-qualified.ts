import { migration, statement } from '#platform/db/migrate.ts'

/** A qualification may be confirmed before the congress meets, and an election entered by mistake be withdrawn. */
export const qualifiedMandates = migration('2026-11-24-mandates-2', 'mandates', [
  statement('drop index mandates.mandate_once'),
  statement(
    `create unique index mandate_once on mandates.mandate (county, person, congress, term)
     where congress is not null and state in ('elected', 'qualified', 'inForce', 'suspended')`,
  ),
  statement('drop index mandates.mandate_fills'),
  statement(
    `create unique index mandate_fills on mandates.mandate (county, fills) where fills is not null and state not in ('invalid', 'withdrawn')`,
  ),
  statement('create index mandate_congress on mandates.mandate (county, congress, term)'),
  statement(`create or replace view mandates.card with (security_invoker = true) as
    select county, id, person, name, level, congress, congress_name, term, constituency, constituency_name, delegation, township, state, starts_on, ends_on,
      elected_on, basis, ground
    from mandates.mandate`),
])
