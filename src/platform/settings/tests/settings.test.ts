import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { home, other } from '../../../../fixtures/cast.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { changeSettings, settingsReader } from '../settings.ts'

const { db } = await freshDatabase()
const schema = z.object({ answerDays: z.number().default(15), name: z.string().default('甲') })
const change = (county: string, patch: object) =>
  db.write(county, (session) => changeSettings(session, 'room', schema, patch as Record<string, unknown>))

/** Reads through one reader, and how many statements that took. */
const reading = () => {
  const reader = settingsReader({ room: schema })
  let statements = 0
  const counting = (session: Session): Session => ({
    ...session,
    one: (statement) => {
      statements++
      return session.one(statement)
    },
  })
  const read = (county: string, version?: number) =>
    db.read(county, (session) => reader(counting(session), 'room', version))
  /** Asks so many times at once in one transaction, when `begin` says so. */
  const readAtOnce = (county: string, times: number, begin: () => Promise<void>) =>
    db.write(county, async (session) => {
      await session.one(sql`select 1`)
      await begin()
      const one = counting(session)
      return Promise.all(Array.from({ length: times }, () => reader(one, 'room')))
    })
  return { read, readAtOnce, statements: () => statements }
}

describe('县的设置一版一版地留着', () => {
  it('没有改过的是第 0 版，全用缺省值，不用问数据库', async () => {
    const { read, statements } = reading()
    expect(await read(other, 0)).toEqual({ version: 0, value: { answerDays: 15, name: '甲' } })
    expect(statements()).toBe(0)
    expect(await read(other)).toEqual({ version: 0, value: { answerDays: 15, name: '甲' } })
  })

  it('改过以后最新的生效，旧的一版读得到，没有改的照旧', async () => {
    expect(await change(home, { answerDays: 20 })).toBe(1)
    expect(await change(home, { name: '乙' })).toBe(2)
    const { read } = reading()
    expect(await read(home)).toEqual({ version: 2, value: { answerDays: 20, name: '乙' } })
    expect(await read(home, 1)).toEqual({ version: 1, value: { answerDays: 20, name: '甲' } })
    expect(await read(home, 0)).toEqual({ version: 0, value: { answerDays: 15, name: '甲' } })
    expect(await read(other)).toMatchObject({ version: 0 })
  })

  it('一版只读一次：它不会变', async () => {
    const { read, statements } = reading()
    for (let time = 0; time < 5; time++) await read(home, 1)
    expect(statements()).toBe(1)
  })

  it('一个事务里同时问许多次，只问数据库一次；别的事务正在读的，不等它', async () => {
    const { readAtOnce, statements } = reading()
    const here = Promise.withResolvers<void>()
    const go = Promise.withResolvers<void>()
    const first = readAtOnce(home, 300, () => {
      here.resolve()
      return go.promise
    })
    const second = readAtOnce(home, 300, async () => {
      await here.promise
      go.resolve()
    })
    const [asked] = await Promise.all([first, second])
    expect(new Set(asked).size).toBe(1)
    expect(statements()).toBe(2)
  })

  it('没有的一版是错，不会悄悄用别的；别县的版本读不到', async () => {
    const { read } = reading()
    await expect(read(home, 99)).rejects.toThrow('no settings of version 99')
    await expect(read(other, 1)).rejects.toThrow('no settings of version 1')
  })

  it('不合规矩的改不进去', async () => {
    await expect(change(home, { answerDays: '许多' })).rejects.toThrow('expected number')
    expect(await reading().read(home)).toMatchObject({ version: 2 })
  })

  it('先问的人自己出了错，同时问的人不跟着错', async () => {
    const reader = settingsReader({ room: schema })
    const [failing, asking] = await db.read(home, async (session) => {
      const broken: Session = { ...session, one: () => Promise.reject(new Error('transaction is aborted')) }
      return Promise.allSettled([reader(broken, 'room'), reader(session, 'room')])
    })
    expect(failing.status).toBe('rejected')
    expect(asking).toMatchObject({ status: 'fulfilled', value: { version: 2 } })
  })
  it('别人还没有读完的，不等：他也许正等着我手里的锁', async () => {
    const reader = settingsReader({ room: schema })
    const settings = await db.read(home, async (session) => {
      void reader({ ...session, one: () => new Promise(() => {}) }, 'room')
      return reader(session, 'room')
    })
    expect(settings).toMatchObject({ version: 2 })
  })
})
