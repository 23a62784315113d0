import { migration, statement } from '#platform/db/migrate.ts'

/** What is owed, for rooms that say what stays open (a hand-over to a new term). */
export const openTaskView = migration('2026-11-24-tasks-2', 'tasks', [
  statement(`create view tasks.open_task with (security_invoker = true) as
    select county, kind, record, move, permission, organ, division, due_on, number, title from tasks.task`),
  statement('grant select on tasks.open_task to luzhi_app'),
])
