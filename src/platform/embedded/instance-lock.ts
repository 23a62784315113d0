import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { EmbeddedError, isMissing, isTaken } from './errors.ts'
import { birthOf, isAlive } from './processes.ts'

/** Who holds a data directory: the serving process, or an operator's command while no server runs. */
export interface Holder {
  readonly pid: number
  readonly birth: string
  readonly role: 'server' | 'tool'
}

const parse = (text: string): Holder | undefined => {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}

const lives = (holder: Holder | undefined): holder is Holder =>
  holder !== undefined && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth

/** The living holder of the lock, or undefined when it is free or was left behind by a kill. */
export const readHolder = (file: string): Holder | undefined => {
  try {
    const holder = parse(readFileSync(file, 'utf8'))
    return lives(holder) ? holder : undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

export const refuseHeld = (holder: Holder, dataDir: string): EmbeddedError =>
  new EmbeddedError('in-use', holder.role === 'server' ? 'inUseByServer' : 'inUseByTool', {
    pid: holder.pid,
    where: dataDir,
  })

/** Moves a dead holder's lock away; a living one that slipped in between reading and moving gets it back. */
const clearStale = (file: string, mine: string): void => {
  const aside = `${mine}.stale`
  try {
    renameSync(file, aside)
    if (lives(parse(readFileSync(aside, 'utf8')))) linkSync(aside, file)
    rmSync(aside, { force: true })
  } catch (error) {
    if (!isMissing(error) && !isTaken(error)) throw error
  }
}

/** Takes the lock of a data directory, or throws `in-use` naming who has it. The answer gives it back. */
export const takeLock = (file: string, role: Holder['role'], dataDir: string): (() => void) => {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), role }), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      try {
        linkSync(mine, file)
        return () => rmSync(file, { force: true })
      } catch (error) {
        if (!isTaken(error)) throw error
        const holder = readHolder(file)
        if (holder) throw refuseHeld(holder, dataDir)
        clearStale(file, mine)
      }
    }
    throw new EmbeddedError('in-use', 'notLocked', { where: dataDir })
  } finally {
    rmSync(mine, { force: true })
  }
}
