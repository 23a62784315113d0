import { createReadStream, existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '#platform/backup/files.ts'
import { folderStore } from './folder-store.ts'

/** Whole files only: one that is just being written has another name. */
const isWhole = /^[0-9a-f]{64}$/

/** The sealed files of a folder, for backups. */
export const folderFiles = (folder: string): FileStore => {
  const store = folderStore(folder)
  return {
    name: 'files',
    async *list() {
      if (!existsSync(folder)) return
      for (const part of (await readdir(folder)).toSorted())
        yield* (await readdir(join(folder, part))).filter((name) => isWhole.test(name)).toSorted()
    },
    async open(name) {
      const path = join(folder, name.slice(0, 2), name)
      const found = await stat(path).catch(() => null)
      return found && { size: found.size, body: createReadStream(path) }
    },
    async write(name, body) {
      if (!isWhole.test(name)) throw new Error(`no name of a file: ${name}`)
      await store.put(name, Buffer.concat(await Array.fromAsync(body)))
    },
  }
}
