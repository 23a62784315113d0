import { migration, statement } from '#platform/db/migrate.ts'

/**
 * An erased file keeps its row, as the tombstone of what the events sealed: id, digest, size, kind; its name and its content go, the content as soon as
 * no other file has the same.
 */
export const fileErased = migration('2026-11-28-files-4', 'files', [
  statement(`alter table files.file alter column name drop not null, add column erased_at timestamptz,
    add column is_removed boolean not null default false`),
  statement('drop index files.file_kept_size'),
  statement(`create index file_kept_size on files.file (county) include (size)
    where (record is not null or login is not null) and erased_at is null`),
  statement(
    'create index file_to_remove on files.file (county, sha256) where erased_at is not null and not is_removed',
  ),
])
