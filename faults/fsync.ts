import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newSubmission, send } from './running/clients.ts'
import { withCounty } from './county.ts'
import type { Check } from './report.ts'
import { postmasterOf } from './running/server.ts'

const count = 20

const childrenOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        return Number(readFileSync(`/proc/${one}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid
      } catch {
        return false
      }
    })

/** Watches the database and all its processes, those to come included. */
const watch = async (postmaster: number, out: string): Promise<ChildProcess> => {
  const pids = [postmaster, ...childrenOf(postmaster)].flatMap((pid) => ['-p', String(pid)])
  const strace = spawn('strace', ['-f', '-y', '-ttt', '-T', '-e', 'trace=fdatasync,fsync', '-o', out, ...pids], {
    stdio: 'ignore',
  })
  await sleep(2000)
  return strace
}

/** The moments at which a file of the write-ahead log was on the disk, in milliseconds of the epoch. */
const synced = (out: string): number[] =>
  readFileSync(out, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const found = /^\d+ +(\d+\.\d+) .*(?:pg_wal\/[0-9A-F]{24}>\)|resumed>\)) += 0 <([\d.]+)>/.exec(line)
      return found ? [(Number(found[1]) + (line.includes('resumed') ? 0 : Number(found[2]))) * 1000] : []
    })

/** Fault 4 without pulling the plug: each act is answered only after the log it stands in was forced onto the disk. */
export const forcedToDisk = async (check: Check, skip: (what: string, why: string) => void): Promise<void> => {
  const what = 'forced to disk before each answer'
  if (process.platform !== 'linux' || spawnSync('strace', ['-V']).status !== 0)
    return skip(what, 'there is no strace here')
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-strace-'))
  const out = join(folder, 'trace')
  try {
    await withCounty(async ({ server, county, dataDir }) => {
      await send(server.url, '/api/v1/opinions', county.tokens.clerk, newSubmission(county))
      await sleep(3000)
      const strace = await watch(postmasterOf(dataDir), out)
      if (strace.exitCode !== null || !existsSync(out)) return skip(what, 'strace may not attach here')
      const spans: { begun: number; told: number; status: number }[] = []
      for (let index = 0; index < count; index++) {
        const begun = Date.now()
        const { status } = await send(server.url, '/api/v1/opinions', county.tokens.clerk, newSubmission(county))
        spans.push({ begun, told: Date.now(), status })
        await sleep(50)
      }
      strace.kill('SIGINT')
      await sleep(1000)
      const at = synced(out)
      const unforced = spans.filter(({ begun, told }) => !at.some((moment) => moment >= begun && moment <= told + 1))
      check(
        `${spans.length - unforced.length} of ${count} answers came after the write-ahead log was forced to disk (${at.length} forced in all)`,
        [
          ...spans.filter(({ status }) => status !== 201).map(({ status }) => `answered ${status}`),
          ...unforced.map(({ begun, told }) => `nothing was forced between ${begun} and ${told}`),
        ],
      )
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
