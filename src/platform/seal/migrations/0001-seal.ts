import { migration, table } from '#platform/db/migrate.ts'

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
])
