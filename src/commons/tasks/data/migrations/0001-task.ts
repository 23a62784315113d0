import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-tasks-1', 'tasks', [
  table(
    'tasks.task',
    `county text not null,
     id uuid not null,
     kind text not null,
     record uuid not null,
     move text not null,
     permission text not null,
     organ uuid,
     division text,
     due_on date,
     number text,
     title text not null,
     opened_on date not null,
     opened_at timestamptz not null default now(),
     closed_at timestamptz,
     primary key (county, id)`,
  ),
  statement('create unique index task_open on tasks.task (county, kind, record) where closed_at is null'),
  statement('create index task_organ on tasks.task (county, organ, due_on) where closed_at is null'),
  statement('create index task_division on tasks.task (county, division, due_on) where closed_at is null'),
  statement('create index task_due on tasks.task (county, due_on) where closed_at is null'),
])
