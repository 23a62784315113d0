import { migration, statement, table } from '#platform/db/migrate.ts'

/** Who asked that a county's contacts leave it in the open, who released it, and when it was taken. */
export const countyExportTable = migration('2026-11-29-exports-1', 'exports', [
  table(
    'exports.county_export',
    `county text not null, id uuid not null, state text not null, version int not null default 1, settings_version int not null default 0,
     salt bytea not null default uuid_send(gen_random_uuid()),
     recipient text not null, reason text not null, asked_by uuid, asked_by_name text not null, asked_on date not null,
     released_by uuid, released_by_name text, released_on date, taken_on date, refusal text,
     primary key (county, id), constraint rule_two_persons check (released_by <> asked_by)`,
  ),
  statement('create index county_export_newest on exports.county_export (county, asked_on desc, id)'),
])
