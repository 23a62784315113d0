import { marksIn } from '#commons/files/data/owner.ts'
import { type Blobs, blobsIn } from '#platform/files/blobs.ts'
import { adopt, mustOwn, owned } from '#platform/files/owned.ts'
import { scannerAt } from '#platform/files/scanner.ts'
import type { Instance } from './instance.ts'
import { storeOf } from './stored.ts'

type Env = Readonly<Record<string, string | undefined>>

const isShared = (env: Env): boolean => Boolean(env['LUZHI_FILES'])

/** Marks the store as this database's where neither has a mark. Throws Problem `files-elsewhere` where it is another's. */
export const ownStore = ({ dataDir, db }: Pick<Instance, 'dataDir' | 'db'>, env: Env): Promise<void> =>
  mustOwn(storeOf(dataDir, env), marksIn(db), isShared(env))

/** Makes the store this database's own, whoever's it was. */
export const adoptStore = ({ dataDir, db }: Pick<Instance, 'dataDir' | 'db'>, env: Env): Promise<void> =>
  adopt(storeOf(dataDir, env), marksIn(db))

/** The contents of files of this instance (`LUZHI_FILES`), and what scans them (`LUZHI_SCANNER`). `told` hears why the store is away. */
export const blobsOf = (
  { dataDir, keys, db }: Pick<Instance, 'dataDir' | 'keys' | 'db'>,
  env: Env,
  told?: (why: string) => void,
): Blobs => {
  const scanner = env['LUZHI_SCANNER']
  const store = owned(storeOf(dataDir, env, told), marksIn(db), isShared(env))
  return blobsIn(store, keys, scanner ? scannerAt(scanner) : null)
}
