import { randomBytes } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Store } from './store.ts'

/** What a database remembers of the store that is its own. */
export interface Marks {
  ours(): Promise<string | undefined>
  /** Remembers a mark while `put` brings it to the store: both or neither. */
  take(mark: string, put: () => Promise<void>): Promise<void>
}

/** Lies beside the contents, under a name that no content has and no list shows. */
const markName = 'owner'

export const markIn = async (store: Store): Promise<string | undefined> => {
  const found = await store.get(markName)
  return found ? Buffer.concat(await Array.fromAsync(found.body)).toString('utf8') : undefined
}

export const elsewhere = (): Problem => new Problem(refuse('files-elsewhere'))

/** Makes a store the database's own, whoever's it was: nobody else puts or removes anything there from now on. */
export const adopt = (store: Store, marks: Marks): Promise<void> => {
  const mark = randomBytes(16).toString('hex')
  return marks.take(mark, () => store.put(markName, Buffer.from(mark)))
}

/**
 * Throws Problem `files-elsewhere` where the store is another database's, or the database's is another store. What has no mark yet takes one; a
 * folder, which several machines do not share as they do a bucket, goes with the database that has none: one that was restored over it.
 */
export const mustOwn = async (store: Store, marks: Marks, isShared: boolean): Promise<void> => {
  const [theirs, ours] = [await markIn(store), await marks.ours()]
  if (ours === undefined && (theirs === undefined || !isShared)) return adopt(store, marks)
  if (theirs !== ours) throw elsewhere()
}

/** Milliseconds for which a look holds. */
const holdsFor = 10_000

/** A store into which a database puts, and out of which it removes, only as its owner: a copy of the instance leaves the files of the first alone. */
export const owned = (store: Store, marks: Marks, isShared: boolean): Store => {
  let look: { readonly at: number; readonly done: Promise<void> } | undefined
  const mine = (): Promise<void> => {
    if (look && performance.now() - look.at < holdsFor) return look.done
    const done = mustOwn(store, marks, isShared)
    look = { at: performance.now(), done }
    done.catch(() => {
      look = undefined
    })
    return done
  }
  return {
    ...store,
    put: async (name, bytes) => {
      await mine()
      await store.put(name, bytes)
    },
    remove: async (name) => {
      await mine()
      await store.remove(name)
    },
    removeOlder: async (name, before) => {
      await mine()
      return store.removeOlder(name, before)
    },
  }
}
