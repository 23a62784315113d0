import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeFile } from '#platform/disk/place.ts'
import { EmbeddedError } from './errors.ts'

/** The arrangement of a data directory that this program reads and writes; raised when an older program could no longer read it. */
const knownFormat = 1

/** Refuses a data directory of a later format; marks a new one with ours. */
export const checkFormat = async (dataDir: string): Promise<void> => {
  const file = join(dataDir, 'format.json')
  if (!existsSync(file)) {
    const text = `${JSON.stringify({ format: knownFormat })}\n`
    await placeFile(file, text, { mode: 0o644, replaces: true })
    return
  }
  const { format } = JSON.parse(readFileSync(file, 'utf8')) as { format: number }
  if (format <= knownFormat) return
  throw new EmbeddedError('newer-data', 'newerFormat', { format, known: knownFormat })
}
