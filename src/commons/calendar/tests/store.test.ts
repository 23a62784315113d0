import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { toDay } from '#kernel/day.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import { type Db, openDb } from '#platform/db/db.ts'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { sql } from '#platform/db/sql.ts'
import { type Ephemeral, startEphemeral } from '#platform/embedded/ephemeral.ts'
import { calendar } from '../calendar.ts'
import { packagedHolidays } from '../data/packaged.ts'
import { calendarCache } from '../actions/calendar-cache.ts'
import { importHolidays } from '../actions/import-holidays.ts'
import { loadCalendar } from '../actions/load-calendar.ts'
import { seedHolidays } from '../actions/seed-holidays.ts'

let server: Ephemeral
let db: Db
beforeAll(async () => {
  server = await startEphemeral()
  const config = await ensureDatabase(server.config, 'calendar_test')
  await migrate(config, calendar.migrations ?? [])
  db = openDb(config, { keys: keysFrom(randomBytes(32)) })
  await db.write('demo', seedHolidays)
}, 60_000)
afterAll(async () => {
  await db?.close()
  await server?.stop()
})

const load = () => db.read('demo', loadCalendar)
const take = (text: string, options: { isDryRun?: boolean } = {}) =>
  db.write('demo', (session) => importHolidays(session, text, { source: '2099.csv', ...options }))

const whole =
  'day,kind,name\n2099-01-01,off,元旦\n2099-05-01,off,劳动节\n2099-10-01,off,国庆节\n2099-10-10,work,国庆节\n'

describe('holidays', () => {
  it('are seeded once and seen by every county', async () => {
    await db.write('411624', seedHolidays)
    const count = sql<{ n: number }>`select count(*) as n from calendar.holiday`
    expect(await db.read('411624', (session) => session.one(count))).toEqual({ n: packagedHolidays().length })
    const loaded = await load()
    expect(loaded.isWorkingDay(toDay('2026-10-10'))).toBe(true)
    expect(loaded.isWorkingDay(toDay('2026-10-07'))).toBe(false)
    expect(loaded.known(2026)).toBe(true)
    expect(loaded.known(2099)).toBe(false)
  })

  it('are imported from a file, and a dry run changes nothing', async () => {
    expect(await take(whole, { isDryRun: true })).toEqual({ taken: 4, errors: [], incompleteYears: [] })
    expect((await load()).known(2099)).toBe(false)
    expect(await take(whole)).toEqual({ taken: 4, errors: [], incompleteYears: [] })
    expect(await take(whole)).toEqual({ taken: 4, errors: [], incompleteYears: [] })
    const loaded = await load()
    expect(loaded.known(2099)).toBe(true)
    expect(loaded.isWorkingDay(toDay('2099-10-10'))).toBe(true)
  })

  it('that are bad are told by line, the rest is taken, and a year in part is told', async () => {
    expect(await take('2098-01-01,off,元旦\n2098-13-01,off,元旦')).toEqual({
      taken: 1,
      errors: [{ line: 2, code: 'bad-day' }],
      incompleteYears: [2098],
    })
  })

  it('that an operator imported outlive the next seeding', async () => {
    await take('2026-09-20,off,更正')
    await db.write('demo', seedHolidays)
    expect((await load()).isWorkingDay(toDay('2026-09-20'))).toBe(false)
  })

  it('are read again after a minute', async () => {
    let now = 0
    const read = calendarCache(load, () => now)
    const first = await read()
    await take('2097-01-05,work,元旦')
    expect(await read()).toBe(first)
    now = 60_000
    expect(await read()).toBe(first) // nobody waits for the load
    await vi.waitFor(async () => expect(await read()).not.toBe(first))
    const second = await read()
    expect(second.isWorkingDay(toDay('2097-01-05'))).toBe(true)
    expect(first.isWorkingDay(toDay('2097-01-05'))).toBe(false)
  })
})
