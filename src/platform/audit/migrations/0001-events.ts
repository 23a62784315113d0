import { migration, statement, table } from '#platform/db/migrate.ts'

export const events = migration('2026-11-24-audit-1', 'audit', [
  table(
    'audit.event',
    `county text not null, id uuid not null, kind text not null, record uuid not null, version int not null,
     name text not null, at timestamptz not null, "on" date not null, by_login text, by_name text, by_organ text,
     from_state text, to_state text not null, extra jsonb not null, after jsonb not null, backfill boolean not null,
     request bytea not null, digest bytea not null,
     primary key (county, id), constraint event_version unique (county, kind, record, version)`,
    { app: ['select', 'insert'] },
  ),
  table(
    'audit.outbox',
    `county text not null, event uuid not null, queued_at timestamptz not null default now(), attempts int not null default 0,
     next_at timestamptz not null default now(), failure text, primary key (county, event)`,
    { app: ['select', 'insert', 'update', 'delete'] },
  ),
  statement('create index outbox_next on audit.outbox (county, next_at)'),
])
