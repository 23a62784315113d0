import { type Blobs, blobsIn } from '#platform/files/blobs.ts'
import { folderStore } from '#platform/files/folder-store.ts'
import { scannerAt } from '#platform/files/scanner.ts'
import type { Instance } from './instance.ts'
import { filesIn } from './stored.ts'

/** Where this instance keeps the contents of files, and what scans them (`LUZHI_SCANNER`). */
export const blobsOf = (
  { dataDir, keys }: Pick<Instance, 'dataDir' | 'keys'>,
  env: Readonly<Record<string, string | undefined>>,
): Blobs => {
  const scanner = env['LUZHI_SCANNER']
  return blobsIn(folderStore(filesIn(dataDir)), keys, scanner ? scannerAt(scanner) : null)
}
