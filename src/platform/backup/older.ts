import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'

/** What lies beside backups (a key sheet, a note, a draft) is none. */
export const isBackup = (name: string): boolean => /\.(age|luzhi)$/.test(name)

/** Backups of one series are named alike up to the day: `luzhi-2026-11-28.age` and not `luzhi-before-2.0.age`. */
const seriesOf = (name: string): string => `${/^\D*/.exec(name)?.[0]} ${extname(name)}`

/** Removes all backups of this one's series and folder but the newest `keep`; answers their names. Call it once this one was read back. */
export const letOlderGo = async (file: string, keep: number): Promise<readonly string[]> => {
  const folder = dirname(file)
  const series = seriesOf(basename(file))
  const names = (await readdir(folder)).filter((name) => isBackup(name) && seriesOf(name) === series)
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs, isNew: name === basename(file) })),
  )
  // The new one stays, whatever a clock that jumped says of the others.
  const newestFirst = dated.toSorted(
    (a, b) => Number(b.isNew) - Number(a.isNew) || b.at - a.at || (a.name < b.name ? 1 : -1),
  )
  const older = newestFirst.slice(keep).map(({ name }) => name)
  for (const name of older) await rm(join(folder, name))
  return older
}
