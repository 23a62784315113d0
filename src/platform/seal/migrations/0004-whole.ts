import { migration, table } from '#platform/db/migrate.ts'

/**
 * Rows that were brought in as a whole and that no event speaks of: what each then said, as a keyed digest under its own salt. `event` is
 * the event that tells of all of them and bears the root over them. The application's role adds and never changes.
 */
export const sealWhole = migration('2026-11-28-seal-4', 'seal', [
  table(
    'seal.whole',
    `county text not null, kind text not null, record uuid not null, version int not null, digest bytea not null, event uuid not null,
     primary key (county, kind, record)`,
    { app: ['select', 'insert'] },
  ),
])
