import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-notices-1', 'notices', [
  table(
    'notices.notice',
    `county text not null,
     id uuid not null,
     person uuid not null,
     kind text not null,
     record uuid not null,
     event text not null,
     event_id uuid not null,
     number text,
     title text not null,
     at timestamptz not null,
     read_at timestamptz,
     primary key (county, id),
     constraint notice_once unique (county, person, event_id)`,
    { foreignKeys: ['foreign key (county, person) references people.person (county, id)'] },
  ),
  statement('create index notice_newest on notices.notice (county, person, at desc)'),
  statement('create index notice_unread on notices.notice (county, person) where read_at is null'),
])
