import { migration, statement } from '#platform/db/migrate.ts'

/** Venues become living records: who keeps them says when they are open, and a county adds and closes them itself. */
export const livingVenues = migration('2026-11-28-venues-3', 'venues', [
  statement(`alter table venues.venue
    add column state text not null default 'open' check (state in ('open', 'closed')),
    add column version int not null default 1,
    add column settings_version int not null default 0,
    add column salt bytea not null default uuid_send(gen_random_uuid()),
    add column close_reason text`),
  statement(`update venues.venue set state = 'closed' where ends_on is not null`),
])
