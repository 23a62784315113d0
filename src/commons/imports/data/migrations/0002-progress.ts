import { migration, statement, table } from '#platform/db/migrate.ts'

/** When an import was last worked on, and why not: written at every batch, so it stands beside the record and not in it. */
export const progressTable = migration('2026-11-24-imports-2', 'imports', [
  table(
    'imports.progress',
    'county text not null, import uuid not null, at timestamptz not null, stop text, primary key (county, import)',
  ),
  statement("create index import_under_way on imports.import (county) where state in ('checking', 'running')"),
])
