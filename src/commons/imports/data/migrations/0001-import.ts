import { migration, statement, table } from '#platform/db/migrate.ts'

export const importTables = migration('2026-11-24-imports-1', 'imports', [
  table(
    'imports.import',
    `county text not null, id uuid not null, number text, salt bytea not null,
     state text not null, version int not null, settings_version int not null, due_on date,
     at timestamptz not null, "on" date not null, title text not null,
     kind text not null, permission text not null, sheet text not null, hash text not null, by_name text not null,
     rows int not null, header_row int not null, fills_merged boolean not null, mapping jsonb,
     round int not null default 0, decisions jsonb not null default '{}', top text not null,
     primary key (county, id)`,
  ),
  // No foreign key to imports.import: the rows are kept first, so that an import that is there is there as a whole.
  table(
    'imports.row',
    `county text not null, import uuid not null, number int not null, source text not null,
     state text not null default 'read', round int, decided text, key bytea, brings text,
     faults jsonb not null default '[]', notes jsonb not null default '[]', standing jsonb,
     record uuid, claimed_at timestamptz,
     primary key (county, import, number)`,
  ),
  table(
    'imports.header',
    'county text not null, kind text not null, header text not null, means text not null, primary key (county, kind, header)',
    { app: ['select', 'insert', 'update', 'delete'] },
  ),
  statement('create index import_day on imports.import (county, at desc)'),
  statement('create index import_file on imports.import (county, hash, kind, sheet)'),
  statement('create index row_state on imports.row (county, import, state, number)'),
  statement('create index row_key on imports.row (county, import, key) where key is not null'),
])
