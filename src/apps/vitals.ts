import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
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

/** Seconds since the newest file of a folder was written; null where the setting names none, infinite where it holds none. */
const ageOf = (folder: string | undefined, now: Date, isOne: (name: string) => boolean): number | null => {
  if (!folder) return null
  const files = existsSync(folder) ? readdirSync(folder).filter(isOne) : []
  const newest = Math.max(...files.map((name) => statSync(join(folder, name)).mtimeMs))
  return Math.max(0, (now.getTime() - newest) / 1000)
}

/** Age of the newest backup in `LUZHI_BACKUPS`. */
export const backupAge = (env: Env, now: Date): number | null =>
  ageOf(env['LUZHI_BACKUPS'], now, (name) => !name.startsWith('.') && !/\.(new|part|unfinished)$/.test(name))

/** Age of the newest day's root of the sealed record in `LUZHI_ANCHORS`. */
export const anchorAge = (env: Env, now: Date): number | null =>
  ageOf(env['LUZHI_ANCHORS'], now, (name) => name.endsWith('.json'))
