import type { FileStore } from '#platform/backup/files.ts'
import type { Store } from './store.ts'

/** Whole files only: one that is just being written has another name. */
const isWhole = /^[0-9a-f]{64}$/

/** The sealed contents of a store, for backups: they travel as they lie there. */
export const backupFiles = (store: Store): FileStore => ({
  name: 'files',
  async *list() {
    for await (const { name } of store.list()) if (isWhole.test(name)) yield name
  },
  open: (name) => store.get(name),
  async write(name, body) {
    if (!isWhole.test(name)) throw new Error(`no name of a file: ${name}`)
    await store.put(name, Buffer.concat(await Array.fromAsync(body)))
  },
})
