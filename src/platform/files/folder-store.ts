import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './store.ts'

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT'

const synced = async (path: string, flags: 'r' | 'wx', bytes?: Uint8Array): Promise<void> => {
  const handle = await open(path, flags, 0o600)
  try {
    if (bytes) await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

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

/** A folder of this machine: `ab/abcdef…`. Written under another name, brought to the disk, and then put in its place. */
export const folderStore = (folder: string): Store => {
  const folderOf = (name: string): string => join(folder, name.slice(0, 2))
  const pathOf = (name: string): string => join(folderOf(name), name)
  return {
    async put(name, bytes) {
      await mkdir(folderOf(name), { recursive: true, mode: 0o700 })
      const draft = `${pathOf(name)}.${randomBytes(6).toString('hex')}`
      try {
        await synced(draft, 'wx', bytes)
        await rename(draft, pathOf(name))
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
      await synced(folderOf(name), 'r')
    },
    async get(name) {
      try {
        return read(await open(pathOf(name), 'r'))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}
