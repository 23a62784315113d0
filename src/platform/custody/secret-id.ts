import type { SealedColumns } from '#platform/crypto/sealed-columns.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { asOwner, type OwnerClient } from '#platform/db/as-owner.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { migration, table } from '#platform/db/migrate.ts'
import { SecretError, type SecretFault } from './errors.ts'
import { countByKey } from './reseal.ts'

/** Which secret this database was sealed under, by its id and in one row: travels with every copy, and tells nobody the secret. */
export const secretIdTable = migration('2026-11-28-crypto-3', 'crypto', [
  table(
    'crypto.secret_id',
    'is_only boolean primary key default true check (is_only), id text not null, noted_at timestamptz not null default now()',
    { distribute: 'reference', app: [], rowSecurity: false },
  ),
])

/** What a database says of the secret it was sealed under. */
export interface SealedUnder {
  /** A program has opened it before: there was a key then. */
  readonly isOpened: boolean
  /** undefined before the first opening, and where that was before ids were noted. */
  readonly id: string | undefined
}

const idIn = async (client: OwnerClient): Promise<string | undefined> =>
  (await client.query<{ id: string }>('select id from crypto.secret_id')).rows[0]?.id

/** Only looks: neither the table nor the schema need be there. */
export const sealedUnder = (config: DbConfig): Promise<SealedUnder> =>
  asOwner(config, async (client) => {
    const { rows } = await client.query<{ ledger: boolean; noted: boolean }>(
      `select to_regclass('platform.migration') is not null as ledger, to_regclass('crypto.secret_id') is not null as noted`,
    )
    const isOpened =
      rows[0]?.ledger === true && (await client.query('select from platform.migration limit 1')).rows.length > 0
    return { isOpened, id: rows[0]?.noted ? await idIn(client) : undefined }
  })

/** Why the secret that is here cannot be this database's; null where it can. */
export const secretFault = ({ isOpened, id: theirs }: SealedUnder, ours: string | undefined): SecretFault | null => {
  if (ours === undefined) return theirs !== undefined ? 'keyMissing' : isOpened ? 'keyMissingUnnamed' : null
  return theirs !== undefined && ours !== theirs ? 'keyOther' : null
}

/** Refuses another secret than the database's, and none where it has one. Throws SecretError. */
export const refuseOtherSecret = (under: SealedUnder, ours: string | undefined): void => {
  const fault = secretFault(under, ours)
  if (fault) throw new SecretError(fault, { ...(under.id && { theirs: under.id }), ...(ours && { ours }) })
}

/**
 * Notes at the first opening which secret this database is sealed under; of two first openings at once one is refused. A database that
 * an earlier program filled is first asked whether all that is sealed in it opens. Throws SecretError.
 */
export const noteSecret = (config: DbConfig, keys: Keys, sealed: readonly SealedColumns[]): Promise<void> =>
  asOwner(config, async (client) => {
    if ((await idIn(client)) === undefined) {
      for (const id of Object.keys(await countByKey(client, sealed)))
        if (id !== '' && !keys.ring.find(id)) throw new SecretError('keyOther', { theirs: id, ours: keys.id })
      await client.query('insert into crypto.secret_id (id) values ($1) on conflict do nothing', [keys.id])
    }
    refuseOtherSecret({ isOpened: true, id: await idIn(client) }, keys.id)
  })
