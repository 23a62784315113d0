import { join } from 'node:path'
import { seedHolidays } from '#commons/calendar/actions/seed-holidays.ts'
import { keysFrom, type Keys } from '#platform/crypto/keys.ts'
import type { Suite } from '#platform/crypto/ring.ts'
import { instanceSecret, knownSecret } from '#platform/crypto/instance-secret.ts'
import { type Db, type DbConfig, openDb } from '#platform/db/db.ts'
import { loadKeys } from '#platform/custody/field-keys.ts'
import { noteSecret, refuseOtherSecret, sealedUnder } from '#platform/custody/secret-id.ts'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { connectEmbedded } from '#platform/embedded/connect.ts'
import { startEmbedded } from '#platform/embedded/start.ts'
import { holding } from './held.ts'
import { sealed } from './house.ts'
import { migrations } from './stored.ts'

type Env = Readonly<Record<string, string | undefined>>

/** A data directory with its database open, migrated, and its keys at hand. */
export interface Instance {
  readonly dataDir: string
  readonly config: DbConfig
  readonly db: Db
  readonly keys: Keys
  readonly citus: boolean
  /** Ids of migrations that this opening applied. */
  readonly applied: readonly string[]
  readonly close: () => Promise<void>
}

export interface InstanceOptions {
  /** `server` owns the embedded database while it runs; `tool` joins a running one or starts it for the command's time. */
  readonly role: 'server' | 'tool'
  /** Nothing is made, not even an empty database in a cluster that has none. */
  readonly onlyLooks?: true
  readonly say: (line: string) => void
  readonly env?: Env
}

export const dataDirOf = (env: Env): string => env['LUZHI_DATA'] ?? join(process.cwd(), 'data')

/** `LUZHI_SUITE=sm`: what is sealed from now on is sealed with SM4 and SM3; what was sealed otherwise opens all the same. */
const suiteOf = (env: Env): Suite => {
  const name = env['LUZHI_SUITE'] || 'aes'
  if (name !== 'aes' && name !== 'sm') throw new Error(`LUZHI_SUITE is aes or sm, not ${name}`)
  return name
}

const database = 'luzhi'

/** The database of this instance: `DATABASE_URL` names a server or cluster, else the embedded one of the data directory. */
export const databaseOf = async (
  dataDir: string,
  { role, onlyLooks, say, env = process.env }: InstanceOptions,
): Promise<{ config: DbConfig; stop: () => Promise<void> }> => {
  const url = env['DATABASE_URL']
  if (url) return { config: { connectionString: url }, stop: async () => {} }
  const embedded = await (role === 'server' ? startEmbedded : connectEmbedded)({
    dataDir,
    log: say,
    archive: env['LUZHI_WAL_ARCHIVE'],
  })
  try {
    const config = onlyLooks ? { ...embedded.config, database } : await ensureDatabase(embedded.config, database)
    return { config, stop: () => embedded.stop() }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

/** The keys that are here already; undefined where a first opening would make them. */
export const knownKeys = (dataDir: string, env: Env): Keys | undefined => {
  const secret = knownSecret(dataDir, env)
  return secret && keysFrom(secret, suiteOf(env))
}

/** The keys of this database, which are made only where nobody opened it before. Throws SecretError. */
const keysOf = async (config: DbConfig, dataDir: string, env: Env): Promise<Keys> => {
  const known = knownKeys(dataDir, env)
  refuseOtherSecret(await sealedUnder(config), known?.id)
  return known ?? keysFrom(await instanceSecret(dataDir, env), suiteOf(env))
}

/** Opens an instance: migrated, with the holidays that the program brings. Throws EmbeddedError or SecretError with a sentence for the operator, or what the database server says. */
export const openInstance = async (options: InstanceOptions): Promise<Instance> => {
  const dataDir = dataDirOf(options.env ?? process.env)
  const { hold, stopAll } = holding()
  try {
    const { config } = await hold(databaseOf(dataDir, options), ({ stop }) => stop())
    const keys = await keysOf(config, dataDir, options.env ?? process.env)
    const { applied, citus } = await migrate(config, migrations)
    await loadKeys(config, keys)
    await noteSecret(config, keys, sealed)
    const db = await hold(openDb(config, { keys, citus }), (opened) => opened.close())
    await db.write('*', seedHolidays)
    return { dataDir, config, db, keys, citus, applied, close: stopAll }
  } catch (error) {
    await stopAll().catch(() => {}) // why it could not start is what counts
    throw error
  }
}
