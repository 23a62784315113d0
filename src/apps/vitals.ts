import { existsSync, readFileSync } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isBackup } from '#platform/backup/older.ts'
import { withinPatience } from '#platform/disk/patience.ts'
import { daysLeft } from '#platform/tls/pair.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Bytes that are free for us on the disk of a folder. */
export const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(existsSync(folder) ? folder : '.')
  return bavail * bsize
}

/** Days that the server's own certificate still holds; null where a proxy or nobody has one. */
export const certificateDays = (env: Env, now: Date): number | null => {
  const file = env['TLS_CERT']
  return file ? daysLeft(readFileSync(file, 'utf8'), now) : null
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : Promise.reject(error)))

const newestIn = async (folder: string, isOne: (name: string) => boolean): Promise<number> => {
  const files = (await namesIn(folder)).filter(isOne)
  return Math.max(...(await Promise.all(files.map(async (name) => (await stat(join(folder, name))).mtimeMs))))
}

/** Seconds since the newest file of a folder was written; null where the setting names none, infinite where it holds none. Throws where the share it lies on does not answer. */
const ageOf = async (
  folder: string | undefined,
  now: Date,
  isOne: (name: string) => boolean,
): Promise<number | null> => {
  if (!folder) return null
  const newest = await withinPatience(folder, () => newestIn(folder, isOne))
  return Math.max(0, (now.getTime() - newest) / 1000)
}

/** Age of the newest backup in `LUZHI_BACKUPS`. */
export const backupAge = (env: Env, now: Date): Promise<number | null> => ageOf(env['LUZHI_BACKUPS'], now, isBackup)

/** Age of the newest day's root of the sealed record in `LUZHI_ANCHORS`. */
export const anchorAge = (env: Env, now: Date): Promise<number | null> =>
  ageOf(env['LUZHI_ANCHORS'], now, (name) => name.endsWith('.json'))
