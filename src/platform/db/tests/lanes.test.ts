import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { home, other } from '../../../../fixtures/cast.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { openDb, poolOf } from '../db.ts'
import { sql } from '../sql.ts'

const app = await startApp()

interface Where {
  readonly pid: number
  readonly county: string
}

const where = sql<Where>`select pg_backend_pid() as pid, current_setting('app.county') as county`

/** A database handle of its own, so that its lanes are as the test makes them. */
const withDb = async (work: (db: ReturnType<typeof openDb>) => Promise<void>): Promise<void> => {
  const db = openDb({ ...app.owner, max: 6 }, { keys: exampleKeys })
  try {
    await work(db)
  } finally {
    await db.close()
  }
}

const asOwner = async (text: string): Promise<void> => {
  const pool = poolOf({ ...app.owner, max: 1 }, null)
  await pool.query(text)
  await pool.end()
}

describe('多个查询共用连接', () => {
  it('很多查询同时来：每条都在自己的县里，用的连接不超过四个', () =>
    withDb(async (db) => {
      const counties = Array.from({ length: 200 }, (_, place) => (place % 3 === 0 ? other : home))
      const found = await Promise.all(counties.map((county) => db.read(county, (session) => session.one(where))))
      expect(found.map((one) => one?.county)).toEqual(counties)
      const used = new Set(found.map((one) => one?.pid)).size
      expect(used).toBeGreaterThan(0)
      expect(used).toBeLessThanOrEqual(4)
    }))

  it('一条查询出错，只有它出错；后面的照常', () =>
    withDb(async (db) => {
      const found = await Promise.allSettled(
        Array.from({ length: 40 }, (_, place) =>
          db.read(home, (session) =>
            session.one(
              place % 4 === 0 ? sql`select 1 / ${place - place}::int as one` : sql`select ${place}::int as one`,
            ),
          ),
        ),
      )
      expect(found.map(({ status }) => status)).toEqual(
        found.map((_, place) => (place % 4 === 0 ? 'rejected' : 'fulfilled')),
      )
    }))

  it('连接被数据库掐断：下一条换连接，写也照常', () =>
    withDb(async (db) => {
      const before = await db.read(home, (session) => session.one(where))
      const broken = db.read(home, (session) => session.all(sql`select pg_sleep(20)`))
      const outcome = broken.catch((error: unknown) => error)
      await asOwner(`select pg_terminate_backend(${before?.pid})`)
      expect(await outcome).toMatchObject({ refusal: { code: 'busy' } })
      const after = await db.read(home, (session) => session.one(where))
      expect(after?.county).toBe(home)
      expect(after?.pid).not.toBe(before?.pid)
      expect(await db.write(home, (session) => session.one(where))).toMatchObject({ county: home })
    }))

  it('慢的搜索自己用一个连接，别人不等它', () =>
    withDb(async (db) => {
      const slow = db.read(home, (session) => session.one({ ...sql`select pg_sleep(1)`, replan: true }))
      let isOver = false
      const ended = slow.then(() => {
        isOver = true
      })
      for (let nth = 0; nth < 20; nth++) await db.read(home, (session) => session.one(where))
      expect(isOver).toBe(false)
      await ended
    }))

  it('还在开连接的时候关：照样关得完', async () => {
    const db = openDb({ ...app.owner, max: 6 }, { keys: exampleKeys })
    await db.read(home, (session) => session.one(where))
    const slow = db.read(home, (session) => session.one(sql`select pg_sleep(0.2)`))
    await setImmediate()
    const another = db.read(home, (session) => session.one(where)) // the lane there is busy: one more is being opened
    const closing = db.close()
    await Promise.allSettled([slow, another])
    await closing
  })

  it('查询里不能写', () =>
    withDb(async (db) => {
      await expect(db.read(home, async (session) => session.send(sql`select 1`))).rejects.toThrow('changes nothing')
    }))
})
