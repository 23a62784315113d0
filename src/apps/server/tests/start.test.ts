import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { type Connection, freePort, urlOf } from '#platform/embedded/connection.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { exampleSecret } from '../../../../fixtures/keys.ts'
import { holding } from '../../held.ts'
import { openInstance } from '../../instance.ts'
import { startServer } from '../start.ts'

const { owner } = await freshDatabase()
const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'luzhi-start-'))
  chmodSync(made, 0o711) // open to pass for the user that the database runs under
  folders.push(made)
  return made
}
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, { recursive: true, force: true, maxRetries: 5 })
})

const asOwner = async <Row>(text: string): Promise<Row[]> => {
  const pool = poolOf({ ...owner, max: 1 }, null)
  try {
    return (await pool.query(text)).rows as Row[]
  } finally {
    await pool.end()
  }
}

/** Connections of this program to the test's database, but the one that asks and those of the fixture. */
const connections = async (): Promise<number> =>
  (
    await asOwner<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
  )[0]?.n ?? 0

const hasPostmaster = (dataDir: string): boolean => existsSync(join(dataDir, 'pg/postmaster.pid'))

describe('起到一半起不来', () => {
  it('数据库迁移以后出错：连接都还回去', async () => {
    const url = urlOf(owner as Connection, owner.database ?? '')
    const env = { LUZHI_DATA: folder(), LUZHI_KEY: exampleSecret, DATABASE_URL: url }
    const before = await connections()
    await asOwner('revoke insert on all tables in schema calendar from luzhi_app')
    await expect(openInstance({ role: 'tool', say: () => {}, env })).rejects.toMatchObject({ code: '42501' })
    // The server forgets a connection a moment after it was closed; one left open idles for a minute.
    for (let tries = 0; tries < 100 && (await connections()) > before; tries++) await pause(20)
    expect(await connections()).toBe(before)
  })

  it('界面没有生成：数据库停好，数据目录放开', { timeout: 120_000 }, async () => {
    const dataDir = join(folder(), 'data')
    const env = { LUZHI_DATA: dataDir, PORT: String(await freePort()) }
    const { hold, stopAll } = holding()
    await expect(
      startServer({ hold, stopAll }, { env, isEmpty: true, dist: folder(), say: () => {}, onHangUp: () => {} }),
    ).rejects.toThrow(/npm/)
    expect(hasPostmaster(dataDir)).toBe(true)
    await stopAll()
    expect([hasPostmaster(dataDir), existsSync(join(dataDir, 'run/instance.lock'))]).toEqual([false, false])
  })

  it('正在起的时候叫停：退出是 0，不留下数据库', { timeout: 120_000 }, async () => {
    const dataDir = join(folder(), 'data')
    const env = { ...process.env, LUZHI_DATA: dataDir, PORT: String(await freePort()), HOST: '127.0.0.1' }
    const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), '--empty'], {
      env,
      stdio: 'ignore',
    })
    const ended = once(child, 'exit')
    for (let tries = 0; tries < 2000 && !hasPostmaster(dataDir) && child.exitCode === null; tries++) await pause(10)
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    expect(hasPostmaster(dataDir)).toBe(false)
  })
})
