import { migration, statement, table } from '#platform/db/migrate.ts'

/** What happens at the door and belongs to no record: log-ins that worked and that failed, keys that were made and taken back. */
export const entries = migration('2026-11-24-audit-2', 'audit', [
  table(
    'audit.entry',
    `county text not null, id uuid not null, at timestamptz not null, name text not null, login uuid, login_name text, by_login uuid,
     source text, extra jsonb not null, primary key (county, id)`,
    { app: ['select', 'insert'] },
  ),
  statement('create index entry_at on audit.entry (county, at desc, id desc)'),
  statement('create index entry_login on audit.entry (county, login, at desc)'),
])
