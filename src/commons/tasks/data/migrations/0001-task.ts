import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-tasks-1', 'tasks', [
  table(
    'tasks.task',
    `county text not null,
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
     primary key (county, kind, record)`,
    { app: ['select', 'insert', 'update', 'delete'] },
  ),
  statement('create index task_organ on tasks.task (county, organ, due_on)'),
  statement('create index task_division on tasks.task (county, division, due_on)'),
  statement('create index task_due on tasks.task (county, due_on)'),
])
