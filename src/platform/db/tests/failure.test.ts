import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { inputs, opinionsOf, said } from '../../../../fixtures/opinions.ts'
import { openDb, poolOf } from '../db.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { sql } from '../sql.ts'

const app = await startApp()
const { caseIn, move, must, read } = opinionsOf(app)

const asOwner = async (text: string): Promise<unknown[]> => {
  const pool = poolOf({ ...app.owner, max: 1 }, null)
  try {
    return (await pool.query(text)).rows
  } finally {
    await pool.end()
  }
}

const counts = () =>
  app.db.read(home, (session) =>
    session.one(sql`
    select (select count(*) from opinions.opinion) as opinions, (select count(*) from audit.event) as events, (select count(*) from audit.outbox) as outbox,
      (select count(*) from tasks.task) as tasks, (select coalesce(sum(value), 0) from numbering.counter) as numbers`),
  )

describe('数据库断了', () => {
  it('正在办的事务被掐断：什么也不留下，503，再来一次就成', async () => {
    const one = await caseIn('received')
    const before = await counts()
    // A lock held by the owner keeps the act waiting inside its transaction, where it is then ended.
    const pool = poolOf({ ...app.owner, max: 1 }, null)
    const blocker = await pool.connect()
    await blocker.query('begin')
    await blocker.query('lock table audit.outbox in access exclusive mode')
    const actId = uuidv7()
    const acting = move(one, 'accept', inputs.accept, { actId, version: 1 })
    for (let ended = 0; ended === 0; )
      ended = (
        await asOwner(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%audit.outbox%'`,
        )
      ).length
    const { status, body } = await acting
    await blocker.query('rollback')
    blocker.release()
    await pool.end()
    expect([status, body.code]).toEqual([503, 'busy'])
    expect(await counts()).toEqual(before)
    expect((await move(one, 'accept', inputs.accept, { actId, version: 1 })).status).toBe(200)
    expect((await read(one, 'office')).body.item.number).toBe('2026-0001')
  })

  it('空闲的连接都被掐断：下一个请求照常', async () => {
    await caseIn('received')
    await asOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => app.as(null)('/api/public/v1/opinions', { body: said() })),
    )
    expect(answers.every(({ status }) => status === 201 || status === 503)).toBe(true)
    expect((await app.as(null)('/api/public/v1/opinions', { body: said() })).status).toBe(201)
  })

  it('写事件失败，记录也不变：一件事要么全有要么全无', async () => {
    const one = await caseIn('received')
    const before = await counts()
    await asOwner(
      `create function public.fail() returns trigger language plpgsql as $$ begin raise exception 'planted'; end $$`,
    )
    await asOwner(`create trigger planted before insert on tasks.task for each row execute function public.fail()`)
    const { status, text } = await move(one, 'accept')
    await asOwner(`drop trigger planted on tasks.task`)
    expect(status).toBe(500)
    expect(/planted|trigger|tasks\.task|plpgsql/.test(text)).toBe(false)
    expect(await counts()).toEqual(before)
    expect((await must(one, 'accept')).item.number).toMatch(/^2026-\d{4}$/)
  })

  it('数据库不在：503，说得清，不露里面的话', async () => {
    const db = openDb({ host: '127.0.0.1', port: 1, user: 'x', database: 'x' }, { keys: exampleKeys })
    await expect(db.read(home, (session) => session.all(sql`select 1`))).rejects.toMatchObject({
      refusal: { code: 'busy' },
    })
    await expect(db.write(home, (session) => session.all(sql`select 1`))).rejects.toMatchObject({
      refusal: { code: 'busy' },
    })
    await db.close()
  })
})
