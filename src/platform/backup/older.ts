import { open, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** What lies beside backups (a key sheet, a note, a draft) is none. */
export const isBackup = (name: string): boolean => /\.(age|luzhi)$/.test(name)

/** `luzhi-2026-11-28-021500.age`: what was copied aside under a name with words behind the day is of no series. */
const dayed = /^(.*?)\d{4}-\d\d-\d\d(?:-\d{6})?(\.(?:age|luzhi))$/

/** Backups of one series are named alike but for the day; undefined where the name has no day. */
export const seriesOf = (name: string): string | undefined => {
  const [, before, ending] = dayed.exec(name) ?? []
  return ending === undefined ? undefined : `${before}*${ending}`
}

/** Longer than the header of a file for a hundred keys. */
const headerBytes = 16_384

/** The key's id as the header tells it in the clear; undefined for a file under a passphrase, or one that is no backup of ours. */
const keyIn = async (file: string): Promise<string | undefined> => {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    return /^-> luzhi (\S+)$/m.exec(buffer.toString('latin1', 0, bytesRead))?.[1]
  } finally {
    await handle.close()
  }
}

/**
 * Removes all backups of this one's series, folder and key but the newest `keep`; answers their names. Call it once this one was read back.
 * The key: instances that share a folder and name theirs alike do not remove each other's.
 */
export const letOlderGo = async (file: string, keep: number): Promise<readonly string[]> => {
  const folder = dirname(file)
  const [series, key] = [seriesOf(basename(file)), await keyIn(file)]
  const alike = series === undefined ? [] : (await readdir(folder)).filter((name) => seriesOf(name) === series)
  const dated = await Promise.all(
    alike.map(async (name) => ({
      name,
      key: await keyIn(join(folder, name)),
      at: (await stat(join(folder, name))).mtimeMs,
      isNew: name === basename(file),
    })),
  )
  // The new one stays, whatever a clock that jumped says of the others.
  const newestFirst = dated
    .filter((one) => one.key === key)
    .toSorted((a, b) => Number(b.isNew) - Number(a.isNew) || b.at - a.at || (a.name < b.name ? 1 : -1))
  const older = newestFirst.slice(keep).map(({ name }) => name)
  for (const name of older) await rm(join(folder, name))
  return older
}
