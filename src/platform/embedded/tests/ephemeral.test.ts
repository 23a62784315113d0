import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { debianBinaries } from '../binaries.ts'
import { startEphemeral } from '../ephemeral.ts'
import { isAlive } from '../processes.ts'
import { ask } from './sandbox.ts'

test('a throw-away cluster goes without a trace', async () => {
  const database = await startEphemeral()
  expect(await ask(database.config, `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'off' }])
  await database.stop()
  expect(isAlive(database.pid)).toBe(false)
  expect(existsSync(dirname(database.config.host))).toBe(false)
})

test.runIf(debianBinaries(15))('Debian’s PostgreSQL 15 serves as the server behind DATABASE_URL', async () => {
  const database = await startEphemeral({ debian: 15, tcp: true })
  const [answer] = await ask(
    database.url('postgres'),
    `select current_setting('server_version_num')::int / 10000 as major`,
  )
  expect(answer).toEqual({ major: 15 })
  await expect(ask(database.url('postgres').replace('ephemeral', 'wrong'), 'select 1')).rejects.toMatchObject({
    code: '28P01',
  })
  await database.stop()
})

test('a Debian version that is not installed is named', async () => {
  await expect(startEphemeral({ debian: 99 })).rejects.toMatchObject({ code: 'no-binaries' })
})
