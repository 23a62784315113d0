import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { draftOf, placeFile } from '#platform/disk/place.ts'
import type { Store } from './store.ts'

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const pieceSize = 65_536

const read = async function* (handle: Awaited<ReturnType<typeof open>>): AsyncIterable<Uint8Array> {
  try {
    for (;;) {
      const piece = Buffer.alloc(pieceSize)
      const { bytesRead } = await handle.read(piece, 0, pieceSize)
      if (bytesRead === 0) return
      yield piece.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

const orNull = async <T>(work: Promise<T>): Promise<T | null> => {
  try {
    return await work
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const isPart = /^[0-9a-f]{2}$/
/** Contents, and what a crash left of one: drafts, and what was being set aside. */
const isOurs = /^[0-9a-f]{64}(\.[0-9a-f]{12}(\.part)?)*$/

/** A folder of this machine: `ab/abcdef…`. Each is put in its place in one step (platform/disk). */
export const folderStore = (folder: string): Store => {
  const folderOf = (name: string): string => join(folder, name.slice(0, 2))
  const pathOf = (name: string): string => join(folderOf(name), name)
  return {
    async put(name, bytes) {
      await mkdir(folderOf(name), { recursive: true, mode: 0o700 })
      await placeFile(pathOf(name), bytes, { mode: 0o600, replaces: true })
    },
    async get(name) {
      const handle = await orNull(open(pathOf(name), 'r'))
      return handle && { size: (await handle.stat()).size, body: read(handle) }
    },
    has: async (name) => (await orNull(stat(pathOf(name)))) !== null,
    remove: (name) => rm(pathOf(name), { force: true }),
    async *list() {
      for (const part of ((await orNull(readdir(folder))) ?? []).filter((name) => isPart.test(name)).toSorted())
        for (const name of (await readdir(join(folder, part))).filter((name) => isOurs.test(name)).toSorted()) {
          const found = await orNull(stat(pathOf(name)))
          if (found) yield { name, at: found.mtime }
        }
    },
    // Set aside first: what another puts there between a look at its age and the removal is then seen, and set back.
    async removeOlder(name, before) {
      const aside = draftOf(pathOf(name))
      if ((await orNull(rename(pathOf(name), aside).then(() => true))) === null) return false
      const isOld = (await stat(aside)).mtime < before
      await (isOld ? rm(aside) : rename(aside, pathOf(name)))
      return isOld
    },
  }
}
