import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** How long a file of an earlier build is kept: a page left open must find what it refers to. */
const keptFor = 30 * 86_400_000

/** Names of assets carry a hash of their content, so those of two builds lie side by side. */
const keepAssets = (from: string, to: string, now: number): void => {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const [old, kept] = [join(from, name), join(to, name)]
    if (!existsSync(kept) && now - statSync(old).mtimeMs < keptFor) cpSync(old, kept, { preserveTimestamps: true })
  }
}

/** Folder beside the finished build of a target in which the next one is made; what an earlier try left there is removed. */
export const makeAside = (finished: string): string => {
  const making = `${finished}.new`
  rmSync(making, { recursive: true, force: true })
  return making
}

/**
 * Puts a build made aside in the place of the finished one. A server that is running goes on: it finds a whole build at every
 * moment but the instant between two renames, and the assets of its own build beside the new ones.
 */
export const putInPlace = (making: string, finished: string, now: number = Date.now()): void => {
  const old = `${finished}.old`
  keepAssets(join(finished, 'assets'), join(making, 'assets'), now)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(finished)) renameSync(finished, old)
  renameSync(making, finished)
  rmSync(old, { recursive: true, force: true })
}
