import { readdirSync, readFileSync } from 'node:fs'

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const parents = (): Map<number, number> => {
  const map = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const stat = read(`/proc/${name}/stat`)
    if (stat) map.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  return map
}

const isBelow = (pid: number, root: number, parentOf: ReadonlyMap<number, number>): boolean => {
  for (let at: number | undefined = pid; at !== undefined && at > 0; at = parentOf.get(at)) if (at === root) return true
  return false
}

/** Proportional set size of a process and all below it, in megabytes; null where the system does not tell (not Linux, not ours to see). */
export const sharedMemory = (root: number): number | null => {
  if (process.platform !== 'linux') return null
  const parentOf = parents()
  let kilobytes = 0
  for (const pid of parentOf.keys()) {
    if (!isBelow(pid, root, parentOf)) continue
    const found = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')
    if (!found) return null
    kilobytes += Number(found[1])
  }
  return kilobytes / 1024
}
