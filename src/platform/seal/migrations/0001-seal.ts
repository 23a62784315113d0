import { migration, statement, table } from '#platform/db/migrate.ts'

/**
 * Events sealed in batches: `root` is that of the Merkle tree over the batch's leaves, `head` that of the chain after it. `told` is the
 * keyed digest of what an event tells of persons, `hash` its leaf. The application's role adds and never changes.
 */
export const sealTables = migration('2026-11-28-seal-1', 'seal', [
  table(
    'seal.batch',
    `county text not null, nth bigint not null, size int not null, root bytea not null, head bytea not null, sealed_at timestamptz not null,
     primary key (county, nth)`,
    { app: ['select', 'insert'] },
  ),
  table(
    'seal.leaf',
    `county text not null, event uuid not null, nth bigint not null, place int not null, told bytea not null, hash bytea not null,
     primary key (county, event), constraint leaf_place unique (county, nth, place)`,
    { app: ['select', 'insert'] },
  ),
  // Events from before there were seals, to be sealed once; the queue brings all later ones. Nobody but a migration adds to it.
  table('seal.waiting', 'county text not null, event uuid not null, primary key (county, event)', {
    app: ['select', 'delete'],
  }),
  statement(`insert into seal.waiting (county, event) select county, id from audit.event e
    where not exists (select from audit.outbox o where o.county = e.county and o.event = e.id)`),
])
