import { migration, statement, table } from '#platform/db/migrate.ts'

/** Printed cards. `seat` is the township whose own congress it is, for keeping; null for the county's. */
export const cardTables = migration('2026-11-24-deputies-1', 'deputies', [
  table(
    'deputies.card',
    `county text not null, id uuid not null, state text not null, version int not null default 1, settings_version int not null default 0,
     salt bytea not null default uuid_send(gen_random_uuid()),
     mandate uuid not null, name text not null, seat text, issued_on date not null, revoked_on date, ground text, note text,
     primary key (county, id)`,
    { foreignKeys: ['foreign key (county, mandate) references mandates.mandate (county, id)'] },
  ),
  statement('create index card_name on deputies.card (county, name, id)'),
  // One card holds at a time, whatever two clerks do at once.
  statement(`create unique index card_once on deputies.card (county, mandate) where state = 'issued'`),
  statement('create index card_mandate on deputies.card (county, mandate)'),
])
