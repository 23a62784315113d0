import { migration, statement } from '#platform/db/migrate.ts'

/** What a county keeps is added up before each file is taken: out of an index alone, not out of the rows. */
export const fileUse = migration('2026-11-28-files-2', 'files', [
  statement(
    'create index file_kept_size on files.file (county) include (size) where record is not null or login is not null',
  ),
  statement(
    'create index file_loose_size on files.file (county) include (size) where record is null and login is null',
  ),
])
