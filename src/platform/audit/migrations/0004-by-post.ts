import { migration, statement } from '#platform/db/migrate.ts'

/** By right of which post an act was done, and for whom where its author stood in for the holder. */
export const eventsByPost = migration('2026-11-28-audit-4', 'audit', [
  statement('alter table audit.event add column by_post uuid, add column stands_for text'),
])
