import { type Db, type DbConfig, poolOf } from '#platform/db/db.ts'
import { migration, statement, table } from '#platform/db/migrate.ts'
import { sql } from '#platform/db/sql.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { fieldKey, newFieldKey, ringOf } from '#platform/crypto/ring.ts'
import { SecretError } from './errors.ts'

/** Keys for sealed fields that came after the founding one, each sealed under the instance's secret: in every backup, and of use to nobody without it. */
export const fieldKeyTable = migration('2026-11-28-crypto-1', 'crypto', [
  table(
    'crypto.field_key',
    'id text primary key, sealed text, made_at timestamptz not null, from_at timestamptz not null',
    {
      distribute: 'reference',
      app: ['select'],
      rowSecurity: false,
    },
  ),
])

/** A key is marked and never deleted: a process that had not heard, or whose clock is behind, may have sealed under it after the last count. */
export const fieldKeyRetired = migration('2026-11-28-crypto-2', 'crypto', [
  statement('alter table crypto.field_key add column retired_at timestamptz'),
  statement('update crypto.field_key set retired_at = made_at where sealed is null'),
])

/** Every process hears of a new key within this time; it seals from then on. */
const heardWithin = 60_000

/** What seals the keys themselves. Another keeper of the secret (PKCS#11, SDF) puts its own wrap and unwrap here. */
const wrapping = ({ wrap, ring, id }: Keys): Keys =>
  ({ id, ring: ringOf({ id, key: wrap, from: 0, isRetired: false }, ring.suite) }) as Keys

export interface KeptKey {
  readonly id: string
  /** Null for the founding key, which comes from the secret: this row says that it is retired. */
  readonly sealed: string | null
  readonly madeAt: Date
  readonly fromAt: Date
  readonly retiredAt: Date | null
}

interface Queries {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

const kept = sql<KeptKey>`select id, sealed, made_at, from_at, retired_at from crypto.field_key order by from_at, id`

const withDates = ({ id, sealed, madeAt, fromAt, retiredAt }: KeptKey): KeptKey => ({
  id,
  sealed,
  madeAt: new Date(madeAt),
  fromAt: new Date(fromAt),
  retiredAt: retiredAt === null ? null : new Date(retiredAt),
})

export const keptKeys = async (on: Queries): Promise<KeptKey[]> =>
  (
    await on.query(
      'select id, sealed, made_at as "madeAt", from_at as "fromAt", retired_at as "retiredAt" from crypto.field_key order by from_at, id',
    )
  ).rows.map((row) => withDates(row as KeptKey))

/** Tells the ring of the keys that are kept. */
export const hearKeys = (keys: Keys, all: readonly KeptKey[]): void => {
  const own = wrapping(keys)
  const later = all.flatMap(({ id, sealed, fromAt, retiredAt }) =>
    sealed === null
      ? []
      : [fieldKey(Buffer.from(openField(own, sealed, `field-key/${id}`), 'hex'), fromAt, retiredAt !== null)],
  )
  keys.ring.know(
    later,
    all.some(({ id }) => id === keys.id),
  )
}

/** Listens for keys that the operator's tool makes while the server works. */
export const listenForKeys = (db: Db, keys: Keys, failed: (error: unknown) => void): { stop(): void } => {
  const listen = (): void => {
    db.read('*', (session) => session.all(kept)).then(
      (rows) => hearKeys(keys, rows.map(withDates)),
      (error: unknown) => failed(error),
    )
  }
  const timer = setInterval(listen, heardWithin / 6)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Looks once; the owner's connection is given back at once. Throws SecretError where the keys were sealed under another secret. */
export const loadKeys = async (config: DbConfig, keys: Keys): Promise<readonly KeptKey[]> => {
  const pool = poolOf({ ...config, max: 1 }, null)
  try {
    const all = await keptKeys(pool)
    try {
      hearKeys(keys, all)
    } catch {
      throw new SecretError('keyWrong', { ours: keys.id })
    }
    return all
  } finally {
    await pool.end()
  }
}

/** Makes a key that seals as soon as every process has heard of it. */
export const makeKey = async (on: Queries, keys: Keys, now: Date, wait = heardWithin): Promise<KeptKey> => {
  const { id, bytes } = newFieldKey()
  const made = {
    id,
    sealed: sealField(wrapping(keys), bytes.toString('hex'), `field-key/${id}`),
    madeAt: now,
    fromAt: new Date(now.getTime() + wait),
    retiredAt: null,
  }
  await on.query('insert into crypto.field_key (id, sealed, made_at, from_at) values ($1, $2, $3, $4)', [
    made.id,
    made.sealed,
    made.madeAt.toISOString(),
    made.fromAt.toISOString(),
  ])
  return made
}

/** A key that is kept, as it travels: sealed under the secret that both instances have. */
export interface TravellingKey {
  readonly id: string
  readonly sealed: string
  readonly madeAt: string
  readonly fromAt: string
  readonly retiredAt: string | null
}

export const travellingKeys = async (on: Queries): Promise<TravellingKey[]> =>
  (await keptKeys(on)).flatMap(({ id, sealed, madeAt, fromAt, retiredAt }) =>
    sealed === null
      ? []
      : [
          {
            id,
            sealed,
            madeAt: madeAt.toISOString(),
            fromAt: fromAt.toISOString(),
            retiredAt: retiredAt?.toISOString() ?? null,
          },
        ],
  )

/**
 * Keeps keys that came from another instance. They open at once; one that would be the newest here seals only when every process has
 * heard of it.
 */
export const takeKeysIn = async (on: Queries, given: readonly TravellingKey[], now: Date): Promise<void> => {
  const newest = Math.max(0, ...(await keptKeys(on)).map(({ fromAt }) => fromAt.getTime()))
  for (const [index, { id, sealed, madeAt, fromAt, retiredAt }] of given.entries()) {
    const from = Date.parse(fromAt)
    const heard = from <= newest ? from : Math.max(from, now.getTime() + heardWithin + index)
    await on.query(
      'insert into crypto.field_key (id, sealed, made_at, from_at, retired_at) values ($1, $2, $3, $4, $5) on conflict (id) do nothing',
      [id, sealed, madeAt, new Date(heard).toISOString(), retiredAt],
    )
  }
}

/** The key seals nothing from when each process hears of it; what stands under it still opens. */
export const retireKey = async (on: Queries, keys: Keys, id: string, now: Date): Promise<void> => {
  if (id === keys.id)
    await on.query(
      'insert into crypto.field_key (id, sealed, made_at, from_at, retired_at) values ($1, null, $2, $2, $2) on conflict do nothing',
      [id, now.toISOString()],
    )
  else
    await on.query('update crypto.field_key set retired_at = $2 where id = $1 and retired_at is null', [
      id,
      now.toISOString(),
    ])
}
