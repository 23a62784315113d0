import { migration, table } from '#platform/db/migrate.ts'

/** How far the reading of all contents has come, and what it found; one row a round. */
export const fileScrub = migration('2026-11-28-files-3', 'files', [
  table(
    'files.scrub',
    `county text not null, begun_at timestamptz not null, after text not null default '', contents int not null default 0,
     changed int not null default 0, gone int not null default 0, ended_at timestamptz, primary key (county, begun_at)`,
    { app: ['select', 'insert', 'update'] },
  ),
])
