import { contentsKept, markKept } from '#commons/files/data/owner.ts'
import type { FileStore } from '#platform/backup/files.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import type { DbConfig } from '#platform/db/db.ts'
import { contentName } from '#platform/files/blobs.ts'
import { elsewhere, markIn } from '#platform/files/owned.ts'
import { storeOf } from '../../stored.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Refuses another store than the database's: a backup of it would hold none of its files, or another's. Throws Problem. */
export const mustBeItsStore = async (config: DbConfig, dataDir: string, env: Env): Promise<void> => {
  const ours = await markKept(config)
  if (ours !== undefined && (await markIn(storeOf(dataDir, env))) !== ours) throw elsewhere()
}

/** Refuses a bucket that another database owns: a restore writes into it. Throws Problem. */
export const mustNotBeAnothers = async (config: DbConfig, dataDir: string, env: Env): Promise<string | undefined> => {
  if (!env['LUZHI_FILES']) return undefined
  const theirs = await markIn(storeOf(dataDir, env))
  if (theirs !== undefined && theirs !== (await markKept(config))) throw elsewhere()
  return theirs
}

/** Stores that remember what was taken out of them, and what of the contents that rows speak of was not. What was let go meanwhile is not missed. */
export const countingTaken = async (stores: readonly FileStore[], config: DbConfig, keys: Keys) => {
  const taken = new Set<string>()
  const nameOf = ({ county, sha256 }: { county: string; sha256: string }): string => contentName(keys, county, sha256)
  const before = (await contentsKept(config)).map(nameOf)
  return {
    stores: stores.map(
      (store): FileStore => ({
        ...store,
        async open(name) {
          const file = await store.open(name)
          if (file) taken.add(name)
          return file
        },
      }),
    ),
    lacking: async (): Promise<number> => {
      const missed = before.filter((name) => !taken.has(name))
      if (missed.length === 0) return 0
      const still = new Set((await contentsKept(config)).map(nameOf))
      return missed.filter((name) => still.has(name)).length
    },
  }
}
