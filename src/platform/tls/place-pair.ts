import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { placeFile } from '#platform/disk/place.ts'
import type { Pair } from './authority.ts'
import type { PairFiles } from './pair.ts'

/** The key first, for its owner alone: whoever finds the new certificate finds its key. */
export const placePair = async (files: PairFiles, { cert, key }: Pair): Promise<void> => {
  await mkdir(dirname(files.key), { recursive: true, mode: 0o700 })
  await placeFile(files.key, key, { mode: 0o600, replaces: true })
  await placeFile(files.cert, cert, { mode: 0o644, replaces: true })
}
