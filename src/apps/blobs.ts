import { type Blobs, blobsIn } from '#platform/files/blobs.ts'
import { scannerAt } from '#platform/files/scanner.ts'
import type { Instance } from './instance.ts'
import { storeOf } from './stored.ts'

/** The contents of files of this instance (`LUZHI_FILES`), and what scans them (`LUZHI_SCANNER`). `told` hears why the store is away. */
export const blobsOf = (
  { dataDir, keys }: Pick<Instance, 'dataDir' | 'keys'>,
  env: Readonly<Record<string, string | undefined>>,
  told?: (why: string) => void,
): Blobs => {
  const scanner = env['LUZHI_SCANNER']
  return blobsIn(storeOf(dataDir, env, told), keys, scanner ? scannerAt(scanner) : null)
}
