import { appRole } from '#platform/db/db.ts'
import { migration, statement } from '#platform/db/migrate.ts'

/** Of a file that hangs on a record the application can change neither what it is nor that it is there: no more is taken from it than it needs. */
export const fileHung = migration('2026-11-29-files-6', 'files', [
  statement(`revoke update on files.file from ${appRole}`),
  statement(`grant update (kind, record, name, erased_at, is_removed) on files.file to ${appRole}`),
  statement('create policy hung_stays on files.file as restrictive for delete using (record is null)'),
  statement(
    'create policy stays_hung on files.file as restrictive for update using (true) with check (record is not null)',
  ),
])
