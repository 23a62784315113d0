import { migration, statement } from '#platform/db/migrate.ts'

/** A salt of each event's own: what the event tells of persons is sealed under it, and erasing it leaves the seal whole. */
export const eventSalt = migration('2026-11-28-audit-5', 'audit', [
  statement('alter table audit.event add column salt bytea not null default uuid_send(gen_random_uuid())'),
])
