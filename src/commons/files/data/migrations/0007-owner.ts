import { migration, table } from '#platform/db/migrate.ts'

/** The mark of the store that is this database's own, in one row. Not restored: a copy of the instance is not its owner. */
export const fileOwner = migration('2026-11-29-files-7', 'files', [
  table(
    'files.owner',
    'is_only boolean primary key default true check (is_only), mark text not null, since timestamptz not null default now()',
    { distribute: 'reference', app: ['select', 'insert', 'update'], rowSecurity: false },
  ),
])
