import { migration, statement } from '#platform/db/migrate.ts'

/**
 * Who touched what in a span of time. Events lie in the order in which they came, so that a summary by blocks finds a span and costs an act
 * next to nothing; a tree over a million instants would be one more place to write at each act.
 */
export const eventsByTime = migration('2026-11-28-audit-6', 'audit', [
  statement('create index event_time on audit.event using brin (at) with (pages_per_range = 32, autosummarize = on)'),
])
