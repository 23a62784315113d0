import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { home, other } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { nextNumber } from '../data/store.ts'

const { db } = await freshDatabase()

const take = (county: string, series: string, on: string) =>
  db.write(county, (session) => nextNumber(session, series, on))

test('numbers run by county, series and the year of the business day', async () => {
  expect(await take(home, 'opinion', '2026-11-24')).toBe('2026-0001')
  expect(await take(home, 'opinion', '2026-12-31')).toBe('2026-0002')
  expect(await take(home, 'opinion', '2025-01-01')).toBe('2025-0001')
  expect(await take(home, 'bill', '2026-11-24')).toBe('2026-0001')
  expect(await take(other, 'opinion', '2026-11-24')).toBe('2026-0001')
})

test('what is rolled back is given out again', async () => {
  const failing = db.write(home, async (session) => {
    await nextNumber(session, 'kept', '2026-11-24')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await take(home, 'kept', '2026-11-24')).toBe('2026-0001')
})

test('many at once leave neither gap nor repeat', async () => {
  const taken = await Promise.all(Array.from({ length: 60 }, () => take(home, 'rush', '2026-11-24')))
  expect(taken.toSorted()).toEqual(
    Array.from({ length: 60 }, (_, index) => `2026-${String(index + 1).padStart(4, '0')}`),
  )
})

test('a number past 9999 grows', async () => {
  await db.write(home, (session) =>
    session.all(sql`insert into numbering.counter (county, series, year, value) values (${home}, 'long', 2026, 9999)`),
  )
  expect(await take(home, 'long', '2026-11-24')).toBe('2026-10000')
})
