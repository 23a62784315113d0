import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Account } from './account.ts'

const onLinux = process.platform === 'linux'

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** The fields of /proc/PID/stat from the state on; the command before it may hold spaces and brackets. */
const statOf = (pid: number): string[] | undefined => {
  const text = read(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

const answersSignal = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** True for a running process; a zombie answers signals but is dead, and keeps its lock files for as long as its parent lives. */
export const isAlive = (pid: number): boolean => {
  if (!(pid > 0)) return false
  if (!onLinux) return answersSignal(pid)
  const stat = statOf(pid)
  return stat !== undefined && !['Z', 'X', 'x'].includes(stat[0] ?? 'X')
}

/** A text that differs between two processes which got the same number one after the other. */
export const birthOf = (pid: number): string => {
  if (onLinux) return `${read('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${statOf(pid)?.[19] ?? ''}`
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** The process's arguments; a platform that does not tell gives an empty list. */
export const argumentsOf = (pid: number): string[] => {
  if (onLinux) return read(`/proc/${pid}/cmdline`)?.split('\0').slice(0, -1) ?? []
  if (process.platform === 'win32') return []
  const shown = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  return shown.trim().split(' ')
}

/**
 * Processes whose working folder is `folder`: a PostgreSQL backend works in its cluster, so these are the ones that outlive their postmaster.
 * Asked as the account that owns them, because root in a container may not look at another user's processes.
 */
export const processesIn = (folder: string, account: Account | undefined): number[] => {
  if (!onLinux) return []
  const listing = spawnSync('/bin/sh', ['-c', 'ls -l /proc/[0-9]*/cwd 2>/dev/null'], {
    encoding: 'utf8',
    cwd: '/',
    ...(account && { uid: account.uid, gid: account.gid }),
  })
  const pids: number[] = []
  for (const line of listing.stdout.split('\n')) {
    const found = /\/proc\/(\d+)\/cwd -> (.*)$/.exec(line)
    if (found?.[2] === folder && isAlive(Number(found[1]))) pids.push(Number(found[1]))
  }
  return pids
}

/** Polls until `isDone` answers true; false when `milliseconds` pass first. */
export const waitUntil = async (isDone: () => boolean, milliseconds: number): Promise<boolean> => {
  const end = performance.now() + milliseconds
  while (!isDone()) {
    if (performance.now() > end) return false
    await new Promise((wake) => setTimeout(wake, 10))
  }
  return true
}
