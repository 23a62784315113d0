import { migration, statement } from '#platform/db/migrate.ts'

/** What the public reads of a venue: where it is, its own telephone, when deputies receive there. */
export const faceMigration = migration('2026-11-24-venues-2', 'venues', [
  statement('alter table venues.venue add column phone text, add column reception text'),
  statement(`create view venues.face with (security_invoker = true) as
    select county, id, name, kind, division, township, place, phone, reception, ordinal, starts_on, ends_on from venues.venue`),
  statement('grant select on venues.face to luzhi_app'),
])
