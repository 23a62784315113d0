import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '#platform/embedded/connection.ts'
import { findLayout } from '#platform/embedded/layout.ts'
import { readLock } from '#platform/embedded/postmaster.ts'

const main = join(import.meta.dirname, '../../src/apps/server/main.ts')

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  /** Everything it printed. */
  readonly said: string
}

/** The real server as a process of its own. */
export interface Running {
  readonly pid: number
  readonly url: string
  readonly ended: Promise<Ended>
  kill(signal: NodeJS.Signals): void
}

/** Starts the server on a data directory, without waiting for it. What is undefined in `more` is not set at all. */
export const startServer = (
  dataDir: string,
  port: number,
  more: Readonly<Record<string, string | undefined>> = {},
  program: string = main,
): Running => {
  const own = { LUZHI_DATA: dataDir, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production' }
  const env = { ...process.env, ...own, ...more }
  const child: ChildProcess = spawn(process.execPath, [...process.execArgv, program, '--empty'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
    said,
  }))
  return { pid: child.pid ?? 0, url: `http://127.0.0.1:${port}`, ended, kill: (signal) => void child.kill(signal) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
    async (response) => {
      await response.arrayBuffer()
      return response.ok
    },
    () => false,
  )

/** Waits for `/readyz`. Throws with what the server said when it ends first, or when 60 s pass. */
export const untilReady = async (server: Running): Promise<void> => {
  let end: Ended | undefined
  void server.ended.then((how) => {
    end = how
  })
  const limit = performance.now() + 60_000
  while (!(await answers(`${server.url}/readyz`))) {
    if (end) throw new Error(`the server ended with ${end.code ?? end.signal}: ${end.said}`)
    if (performance.now() > limit) throw new Error('the server was not ready within 60 s')
    await sleep(20)
  }
}

/** The postmaster of a data directory; 0 when there is none. */
export const postmasterOf = (dataDir: string): number => {
  const layout = findLayout(dataDir)
  return (layout && readLock(layout.cluster)?.pid) ?? 0
}

export const killHard = (pid: number): void => {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}

export const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

export interface Place {
  readonly dataDir: string
  readonly port: number
  /** Starts the server and waits until it is ready; `env` on top of the usual one. */
  readonly start: (env?: Readonly<Record<string, string | undefined>>) => Promise<Running>
}

/** A place of its own for one scenario: folder (removed with it), port, and the server that runs there last, ended with it. */
export const withPlace = async <T>(
  work: (place: Place) => Promise<T>,
  folder: string = mkdtempSync(join(tmpdir(), 'luzhi-faults-')),
): Promise<T> => {
  const dataDir = join(folder, 'data')
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  let last: Running | undefined
  const start: Place['start'] = async (env) => {
    last = startServer(dataDir, port, env)
    await untilReady(last)
    return last
  }
  try {
    return await work({ dataDir, port, start })
  } finally {
    last?.kill('SIGTERM')
    const gone = await Promise.race([last?.ended, sleep(20_000, 'late')])
    if (gone === 'late') {
      killHard(last?.pid ?? 0)
      killHard(postmasterOf(dataDir))
    }
    rmSync(folder, { recursive: true, force: true })
  }
}
