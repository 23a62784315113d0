import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectEmbedded } from '../connect.ts'
import { type Embedded, startEmbedded } from '../start.ts'
import { ask, temporaryFolder } from './sandbox.ts'

describe('an embedded database', () => {
  const { folder, remove } = temporaryFolder()
  const dataDir = join(folder, 'data')
  let database: Embedded
  beforeAll(async () => {
    database = await startEmbedded({ dataDir })
  })
  afterAll(async () => {
    await database.stop()
    remove()
  })

  test('keeps what is committed, and reads Chinese', async () => {
    const [settings] = await ask(
      database.config,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
              current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
              (select datctype from pg_database where datname = 'postgres') as ctype`,
    )
    expect(settings).toMatchObject({ fsync: 'on', commit: 'on', pages: 'on', checksums: 'on', encoding: 'UTF8' })
    expect(settings?.ctype).not.toBe('C')
  })

  test('lets in any role that exists, on the socket of our own user', async () => {
    await ask(database.config, 'create role clerk login')
    expect(await ask(database.url('postgres', 'clerk'), 'select current_user as name')).toEqual([{ name: 'clerk' }])
  })

  test.skipIf(process.platform === 'win32')('has a socket that others cannot reach', () => {
    expect(statSync(database.config.host).mode & 0o077).toBe(0)
    expect(statSync(join(dataDir, 'keys')).mode & 0o077).toBe(0)
  })

  test('refuses a second server and says who has it', async () => {
    const second = startEmbedded({ dataDir })
    await expect(second).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringContaining(String(process.pid)),
    })
  })

  test('an operator command uses the running one and leaves it running', async () => {
    const borrowed = await connectEmbedded({ dataDir })
    expect(borrowed.pid).toBe(database.pid)
    await borrowed.stop()
    expect(await ask(database.config, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('stops, starts again with its rows, and is used by a command while stopped', async () => {
    await ask(database.config, 'create table kept (id int); insert into kept values (7)')
    await database.stop()
    await database.stop()
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(false)
    const tool = await connectEmbedded({ dataDir })
    expect(await ask(tool.config, 'select id from kept')).toEqual([{ id: 7 }])
    await tool.stop()
    database = await startEmbedded({ dataDir })
    expect(await ask(database.config, 'select id from kept')).toEqual([{ id: 7 }])
  })
})

test('a path too long for a socket still starts', async () => {
  const { folder, remove } = temporaryFolder()
  const database = await startEmbedded({ dataDir: join(folder, 'x'.repeat(120)) })
  expect(await ask(database.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  await database.stop()
  remove()
})
