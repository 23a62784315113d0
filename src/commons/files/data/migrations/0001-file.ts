import { migration, statement, table } from '#platform/db/migrate.ts'

export const fileTable = migration('2026-11-28-files-1', 'files', [
  table(
    'files.file',
    `county text not null, id uuid not null, at timestamptz not null, sha256 text not null, size bigint not null,
     type text not null, name text not null, scanned text not null, login text, meant_for uuid,
     kind text, record uuid, primary key (county, id)`,
    { app: ['select', 'insert', 'update', 'delete'] },
  ),
  statement('create index file_content on files.file (county, sha256)'),
  statement('create index file_record on files.file (county, record) where record is not null'),
  statement('create index file_meant on files.file (county, meant_for) where meant_for is not null'),
  statement('create index file_login on files.file (county, login, at) where login is not null'),
  statement('create index file_loose on files.file (county, at) where record is null'),
])
