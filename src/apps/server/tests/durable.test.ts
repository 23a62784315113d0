import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEphemeral } from '#platform/embedded/ephemeral.ts'
import { poolOf } from '#platform/db/db.ts'
import { undurable } from '#platform/db/durability.ts'
import { mustBeDurable } from '../durable.ts'

/** A cluster of its own, started with all three off: 数据库承诺不了的，程序也不承诺（security.md 2.1）。 */
const database = await startEphemeral()
const config = { ...database.config, database: 'postgres' }
afterAll(() => database.stop())

const set = async (...statements: readonly string[]): Promise<void> => {
  const pool = poolOf({ ...config, max: 1 }, null)
  for (const statement of statements) await pool.query(statement)
  await pool.end()
}

beforeAll(() => set('create role luzhi_app', 'grant luzhi_app to current_user'))

it('三项都关着：说得出是哪三项，一句话，不启动', async () => {
  expect(await undurable(config, null)).toEqual(['fsync', 'full_page_writes', 'synchronous_commit'])
  await expect(mustBeDurable({ config }, { NODE_ENV: 'production' })).rejects.toThrow(
    /fsync, full_page_writes, synchronous_commit/,
  )
  await expect(mustBeDurable({ config }, {})).rejects.toThrow(/断电.*power/s)
})

it('说明是开发用的，才放过', async () => {
  await mustBeDurable({ config }, { NODE_ENV: 'development' })
})

it('服务器开着，只有这个数据库关了提交等待：也认得出', async () => {
  await set('alter database postgres set synchronous_commit = off')
  expect(await undurable(config, null)).toContain('synchronous_commit')
  await set('alter database postgres set synchronous_commit = on')
  expect(await undurable(config, null)).toEqual(['fsync', 'full_page_writes'])
})
