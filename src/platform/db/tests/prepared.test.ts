import { expect, test } from 'vitest'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { sql } from '../sql.ts'

const { db } = await freshDatabase()

interface Prepared {
  readonly name: string
  readonly at: string
}

test('a statement in use is planned anew as its table grows, and the old plan is let go', async () => {
  await db.write(home, async (session) => {
    const use = () => session.one(sql`select 'grown' as word where ${1}::int > 0`)
    const prepared = () =>
      session.all<Prepared>({
        ...sql<Prepared>`select name, prepare_time as at from pg_prepared_statements where statement like '%grown%' and name <> ''`,
        replan: true,
      })
    await use()
    const [first, ...others] = await prepared()
    expect(others).toEqual([])
    for (let count = 2; count <= 9; count++) await use()
    expect(await prepared()).toEqual([first])
    for (let count = 10; count <= 99; count++) await use()
    const [second, ...more] = await prepared()
    expect(more).toEqual([])
    expect(second?.name).not.toBe(first?.name)
    await use()
    expect((await prepared()).map(({ name }) => name)).not.toContain(second?.name)
  })
})

test('what was never prepared is not let go: that would give up the transaction in which its tenth use stands', async () => {
  const use = sql<{ word: string }>`select 'unprepared' as word where ${1}::int > 0`
  for (let count = 1; count <= 9; count++) {
    const given = db.write(home, async (session) => {
      session.send(sql`select 1 / 0`)
      return session.one(use)
    })
    await expect(given).rejects.toThrow('division by zero')
  }
  expect(await db.write(home, async (session) => session.one(use))).toEqual({ word: 'unprepared' })
})
