import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-search-1', 'search', [
  // Outside row security: under it `@@` may not use the index, and every search would read all of a county's rows. The store filters.
  table(
    'search.doc',
    `county text not null,
     kind text not null,
     record uuid not null,
     at timestamptz not null,
     "on" date not null,
     division text,
     tsv tsvector not null,
     primary key (county, kind, record)`,
    { rowSecurity: false },
  ),
  statement('alter table search.doc alter column tsv set statistics 200'),
  statement('create index doc_words on search.doc using gin (county, tsv)'),
  statement('create index doc_newest on search.doc (county, kind, "on" desc, at desc, record desc)'),
])
