import { spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { databaseAccount, spawnAs } from '../account.ts'
import { bundledBinaries, program } from '../binaries.ts'
import { readLock } from '../postmaster.ts'
import { isAlive, waitUntil } from '../processes.ts'
import { startEmbedded } from '../start.ts'
import { ask, killHard, makeZombie, otherServer, temporaryFolder } from './sandbox.ts'

describe.skipIf(process.platform === 'win32')('after a kill', () => {
  const { folder, remove } = temporaryFolder()
  const dataDir = join(folder, 'data')
  beforeAll(async () => {
    const database = await startEmbedded({ dataDir })
    await ask(database.config, 'create table kept (id int)')
    await database.stop()
  })
  afterAll(remove)

  const cluster = () => join(realpathSync(dataDir), 'pg')
  const kept = async (): Promise<number> => {
    const database = await startEmbedded({ dataDir })
    const rows = await ask(database.config, 'select id from kept')
    await database.stop()
    return rows.length
  }
  /** A lock file such as a postmaster leaves, with another process's number in it. */
  const leaveLock = (pid: number): void =>
    writeFileSync(join(cluster(), 'postmaster.pid'), `${pid}\n${cluster()}\n1\n5432\n${dataDir}/run/pg\n\n\nready   \n`)

  test('of the postmaster, it comes back by itself with every committed row', async () => {
    const said: string[] = []
    const database = await startEmbedded({ dataDir, log: (line) => said.push(line) })
    const first = database.pid
    await ask(database.config, 'insert into kept values (1)')
    process.kill(first, 'SIGKILL')
    expect(await ask(database.config, 'select id from kept', 15_000)).toEqual([{ id: 1 }])
    expect(database.pid).not.toBe(first)
    expect(said).toHaveLength(2)
    await database.stop()
  })

  test('of the server, a new one takes over', async () => {
    const server = await otherServer(dataDir)
    await killHard(server)
    expect(await kept()).toBe(1)
  })

  test('of both, a new one recovers', async () => {
    const server = await otherServer(dataDir)
    const postmaster = readLock(cluster())?.pid
    expect(postmaster).toBeGreaterThan(1)
    if (postmaster) process.kill(postmaster, 'SIGKILL')
    await killHard(server)
    expect(await kept()).toBe(1)
  })

  test('a postmaster without a server is ended and replaced', async () => {
    const account = databaseAccount()
    const conf = join(dataDir, 'run', 'conf', 'postgresql.conf')
    const postgres = program(bundledBinaries(account), 'postgres')
    const orphan = spawn(postgres, ['-D', cluster(), '-c', `config_file=${conf}`], {
      stdio: 'ignore',
      detached: true,
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      ...spawnAs(account),
    })
    orphan.unref()
    await waitUntil(() => readLock(cluster())?.status === 'ready', 20_000)
    expect(await kept()).toBe(1)
    expect(isAlive(orphan.pid ?? 0)).toBe(false)
  })

  test('the lock file of a zombie is removed', async () => {
    const zombie = await makeZombie()
    onTestFinished(zombie.bury)
    leaveLock(zombie.pid)
    expect(await kept()).toBe(1)
  })

  test('the lock file with a stranger’s number is removed, and the stranger lives on', async () => {
    leaveLock(process.pid)
    expect(await kept()).toBe(1)
  })

  test('an instance lock whose process is another one by now is reclaimed', async () => {
    const file = join(dataDir, 'run', 'instance.lock')
    writeFileSync(file, JSON.stringify({ pid: process.pid, birth: 'before', role: 'server' }))
    expect(await kept()).toBe(1)
    expect(existsSync(file)).toBe(false)
  })

  test('a cluster cut off while it was made is made anew', async () => {
    const other = join(folder, 'cut')
    const database = await startEmbedded({ dataDir: other })
    await database.stop()
    renameSync(join(other, 'pg'), join(other, 'pg.new'))
    const again = await startEmbedded({ dataDir: other })
    await again.stop()
    expect(readFileSync(join(other, 'pg', 'PG_VERSION'), 'utf8').trim()).toBe('18')
    expect(existsSync(join(other, 'pg.new'))).toBe(false)
  })
})
