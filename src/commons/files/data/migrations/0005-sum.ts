import { migration, statement, table } from '#platform/db/migrate.ts'

/** What a county's files came to at an instant, made anew each hour: before each file only what came since is added up. */
export const fileSum = migration('2026-11-29-files-5', 'files', [
  table(
    'files.sum',
    'county text not null, until timestamptz not null, kept_bytes bigint not null, loose_bytes bigint not null, primary key (county)',
    { app: ['select', 'insert', 'update'] },
  ),
  statement('create index file_at on files.file (county, at)'),
  statement('drop index files.file_kept_size'),
  statement('drop index files.file_loose_size'),
])
