import { migration, statement, table } from '#platform/db/migrate.ts'

/** Each day's head under the instance's signature, and by which ways it has gone outside. The application's role adds and never changes. */
export const sealDays = migration('2026-11-28-seal-3', 'seal', [
  table(
    'seal.day',
    `county text not null, day date not null, nth bigint not null, events bigint not null, head bytea not null, at timestamptz not null,
     statement text not null, signature bytea not null, key bytea not null, primary key (county, day)`,
    { app: ['select', 'insert'] },
  ),
  table(
    'seal.sent',
    'county text not null, day date not null, way text not null, at timestamptz not null, primary key (county, day, way)',
    { app: ['select', 'insert'] },
  ),
  statement(`create index entry_checks on audit.entry (county, at desc) where name = 'seals.checked'`),
])
