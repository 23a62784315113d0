import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Connection } from '../connection.ts'

/** A folder of its own for one test's data directory, and what to call when the test is over. */
export const temporaryFolder = (): { folder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'luzhi-embedded-'))
  // Open to pass, as a data directory's parents are: a closed one is a case of its own.
  chmodSync(folder, 0o711)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Runs one statement on a connection of its own; retries while the database is coming back. */
export const ask = async (
  config: Connection | string,
  text: string,
  patience = 0,
): Promise<Record<string, unknown>[]> => {
  const end = performance.now() + patience
  for (;;) {
    const client =
      typeof config === 'string'
        ? new pg.Client({ connectionString: config })
        : new pg.Client({ ...config, database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      return (await client.query(text)).rows
    } catch (error) {
      if (performance.now() > end) throw error
      await new Promise((wake) => setTimeout(wake, 50))
    } finally {
      await client.end().catch(() => {})
    }
  }
}

/** A server in a process of its own that can be killed: it has the data directory when this answers. */
export const otherServer = async (dataDir: string): Promise<ChildProcess & { pid: number }> => {
  const main = `
    const { startEmbedded } = await import(${JSON.stringify(new URL('../start.ts', import.meta.url).href)})
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', main], { stdio: ['ignore', 'pipe', 'inherit'] })
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the other server ended'))),
  ])
  return child as ChildProcess & { pid: number }
}

export const killHard = async (child: ChildProcess): Promise<void> => {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** A dead process that its parent never asks for: it answers signals, and keeps its lock files. */
export const makeZombie = async (): Promise<{ pid: number; bury: () => void }> => {
  const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  await new Promise((wake) => setTimeout(wake, 200))
  return { pid: Number(line.toString()), bury: () => parent.kill('SIGKILL') }
}
