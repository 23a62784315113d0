import { join } from 'node:path'
import type { FileStore } from '#platform/backup/files.ts'
import { backupFiles } from '#platform/files/backup-files.ts'
import { folderStore } from '#platform/files/folder-store.ts'
import { placeOf } from '#platform/files/s3/place.ts'
import { s3Store } from '#platform/files/s3/s3-store.ts'
import type { Store } from '#platform/files/store.ts'
import { house, sealed } from './house.ts'

/** Every migration of the house, in order. */
export const migrations = house.flatMap((room) => room.migrations ?? [])

type Env = Readonly<Record<string, string | undefined>>

/** Where contents of files lie: in the bucket that `LUZHI_FILES` names, else in the data directory. */
export const storeOf = (dataDir: string, env: Env, told: (why: string) => void = () => {}): Store => {
  const place = placeOf(env)
  return place ? s3Store(place, told) : folderStore(join(dataDir, 'files'))
}

/** Stores of files that a backup takes with the tables: sealed as they lie there. */
export const fileStores = (dataDir: string, env: Env): readonly FileStore[] => [backupFiles(storeOf(dataDir, env))]

/**
 * What does not come back: a backup passes through more hands than the database, and a session or a program's token that was taken
 * back after it was made would hold again. Everybody logs in anew. A copy of the instance is not the owner of the first one's files either.
 */
export const notRestored = ['login.token', 'login.attempt', 'files.owner'] as const

/** Ways to log in, which an export in the open must not hand on: whoever is in it enrols anew where the county is made again. */
export const notExported = [
  'login.token',
  'login.attempt',
  'login.factor',
  'login.recovery',
  'login.device',
  'login.provider',
] as const
export const blankedInExport = { 'login.login': ['password_hash', 'code_hash', 'bind_hash'] } as const

/** Contacts that an export opens where a release was taken. */
export const openedInExport = sealed.filter(({ areContacts }) => areContacts)
