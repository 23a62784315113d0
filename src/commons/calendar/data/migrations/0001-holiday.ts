import { migration, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-calendar-1', 'calendar', [
  table(
    'calendar.holiday',
    `day date not null primary key,
     kind text not null check (kind in ('off', 'work')),
     name text not null,
     source text not null`,
    { distribute: 'reference' },
  ),
])
