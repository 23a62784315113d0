import { migration, statement } from '#platform/db/migrate.ts'

/** What stands in the queue says itself which record it is about: whether something of that record stands before it is asked of the queue alone. */
export const queueOfRecords = migration('2026-11-24-audit-3', 'audit', [
  statement(
    'alter table audit.outbox add column if not exists kind text, add column if not exists record uuid, add column if not exists version int',
  ),
  statement(
    'update audit.outbox o set kind = e.kind, record = e.record, version = e.version from audit.event e where e.county = o.county and e.id = o.event',
  ),
  statement(
    'alter table audit.outbox alter column kind set not null, alter column record set not null, alter column version set not null',
  ),
  statement('create index outbox_record on audit.outbox (county, kind, record, version)'),
])
