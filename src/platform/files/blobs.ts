import { createHash } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { derive, type Keys } from '#platform/crypto/keys.ts'
import { Damaged, openBytes, sealBytes } from './sealed-bytes.ts'
import type { Scanner } from './scanner.ts'
import type { Lying, Store } from './store.ts'

export interface KnownContent {
  readonly county: string
  readonly sha256: string
}

/** Contents of files, each once a county, found by the SHA-256 of what they are. */
export interface Blobs {
  /** Says whether a file is infected; null where no scanner is set. */
  readonly scanner: Scanner | null
  put(county: string, sha256: string, bytes: Uint8Array): Promise<void>
  /** Whether anything lies there, unread. */
  has(county: string, sha256: string): Promise<boolean>
  /**
   * The content, once all of it has been read and found to be what its hash says: wrong bytes are never given out. Throws Problem
   * `file-damaged`, also where it is gone.
   */
  read(county: string, sha256: string): Promise<AsyncIterable<Uint8Array>>
  check(county: string, sha256: string): Promise<'whole' | 'changed' | 'gone'>
  remove(county: string, sha256: string): Promise<void>
  /** What lies in the store and is none of these contents, which are read once the store has been listed: what comes meanwhile is no stray. */
  strays(contents: AsyncIterable<KnownContent>): Promise<Lying[]>
  /** Answers whether it went: one that was put there anew stays. */
  removeStray(name: string, before: Date): Promise<boolean>
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Under which name a content lies: a keyed hash. */
export const contentName = (keys: Keys, county: string, sha256: string): string =>
  derive(keys, 'files', 'name', county, sha256).toString('hex')

/** Over a store whose owner can read no content, and not even see that two counties keep the same: names are a keyed hash. */
export const blobsIn = (store: Store, keys: Keys, scanner: Scanner | null): Blobs => {
  const nameOf = (county: string, sha256: string): string => contentName(keys, county, sha256)

  const check: Blobs['check'] = async (county, sha256) => {
    const name = nameOf(county, sha256)
    const sealed = await store.get(name)
    if (!sealed) return 'gone'
    const hash = createHash('sha256')
    try {
      for await (const piece of openBytes(keys, name, sealed.body)) hash.update(piece)
    } catch (error) {
      if (error instanceof Damaged) return 'changed'
      throw error
    }
    return hash.digest('hex') === sha256 ? 'whole' : 'changed'
  }

  /** Opened by who reads and not before: what was asked for and never read, a download given up, holds nothing. */
  const opened = async function* (name: string): AsyncGenerator<Buffer> {
    const sealed = await store.get(name)
    if (!sealed) throw new Damaged()
    yield* openBytes(keys, name, sealed.body)
  }

  return {
    scanner,
    check,
    has: (county, sha256) => store.has(nameOf(county, sha256)),
    put(county, sha256, bytes) {
      const name = nameOf(county, sha256)
      return store.put(name, sealBytes(keys, name, bytes))
    },
    async read(county, sha256) {
      if ((await check(county, sha256)) !== 'whole') throw new Problem(refuse('file-damaged'))
      return opened(nameOf(county, sha256))
    },
    remove: (county, sha256) => store.remove(nameOf(county, sha256)),
    async strays(contents) {
      const lying = new Map<string, Lying>()
      for await (const one of store.list()) lying.set(one.name, one)
      for await (const { county, sha256 } of contents) lying.delete(nameOf(county, sha256))
      return [...lying.values()]
    },
    removeStray: (name, before) => store.removeOlder(name, before),
  }
}

const nowhere = (): never => {
  throw new Error('this door takes no files and gives none out')
}

/** For doors that touch no file. */
export const noBlobs: Blobs = {
  scanner: null,
  put: nowhere,
  read: nowhere,
  has: nowhere,
  check: nowhere,
  remove: nowhere,
  strays: nowhere,
  removeStray: nowhere,
}
