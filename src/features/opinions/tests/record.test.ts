import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { toDay } from '#kernel/day.ts'
import { digest } from '#kernel/seal.ts'
import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { Context } from '#platform/action/context.ts'
import { appRole, poolOf } from '#platform/db/db.ts'
import { columns } from '#platform/db/rows.ts'
import { sql } from '#platform/db/sql.ts'
import { contactBinding } from '../data/card.ts'
import { sealField } from '#platform/crypto/field.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf, other } from '../../../../fixtures/cast.ts'
import { viewerFor } from '../../../../fixtures/database.ts'
import { opinionsOf, roads, said } from '../../../../fixtures/opinions.ts'
import { assign } from '../actions/assign.ts'
import { accept } from '../actions/accept.ts'
import { recordAnswer } from '../actions/record-answer.ts'
import { submit } from '../actions/submit.ts'
import { opinions } from '../data/store.ts'
import { opinionColumns, type OpinionRecord } from '../data/tables.ts'
import type { Opinion, Said } from '../spec/contract.ts'
import { opinionStates } from '../spec/lifecycle.ts'

const app = await startApp()
const { caseIn, move, read } = opinionsOf(app)

const rowOf = async (id: string): Promise<OpinionRecord> => {
  const row = await app.db.read(home, (session) =>
    session.one(
      sql<OpinionRecord>`select ${columns(opinionColumns, 'o')} from opinions.opinion o where o.county = ${home} and o.id = ${id}`,
    ),
  )
  if (!row) throw new Error('no such row')
  return row
}

const lastDigest = async (id: string): Promise<Buffer | undefined> =>
  (
    await app.db.read(home, (session) =>
      session.one(
        sql<{
          digest: Buffer
        }>`select digest from audit.event where county = ${home} and record = ${id} order by version desc limit 1`,
      ),
    )
  )?.digest

const recomputed = (row: OpinionRecord): Buffer =>
  digest(row.salt, {
    ...opinions.content(row, { keys: exampleKeys, county: home }),
    id: row.id,
    state: row.state,
    version: row.version,
    number: row.number,
  })

describe('封存的记录', () => {
  it.each(opinionStates)('%s：事件里的摘要由存下的内容重新算得出来', async (state) => {
    const one = await caseIn(state, { body: '罕见字𠮷，英文 naïve，引号"和\\', title: '标题\t有制表符' })
    expect(recomputed(await rowOf(one.id))).toEqual(await lastDigest(one.id))
  })

  it('改动正文、状态、编号、姓名，摘要都对不上', async () => {
    const one = await caseIn('accepted')
    const row = await rowOf(one.id)
    for (const change of [
      { body: '改了' },
      { state: 'closed' as const },
      { number: '2026-9999' },
      { authorName: sealField(exampleKeys, '李示例', contactBinding(home, one.id)) },
      { on: '2026-11-23' },
      { version: 9 },
    ])
      expect(recomputed({ ...row, ...change })).not.toEqual(await lastDigest(one.id))
    expect(() => recomputed({ ...row, authorName: 'x' })).toThrow(/sealed field/)
  })

  it('应用的角色改不了、删不了事件，也改不了表', async () => {
    const one = await caseIn('accepted')
    for (const statement of [
      sql`update audit.event set name = 'x' where county = ${home}`,
      sql`delete from audit.event where county = ${home}`,
      sql`truncate audit.event`,
      sql`delete from opinions.opinion where county = ${home}`,
      sql`alter table opinions.opinion add column x int`,
      sql`drop table audit.event`,
      sql`alter table opinions.opinion disable row level security`,
      sql`delete from settings.edition where county = ${home}`,
    ])
      await expect(app.db.write(home, (session) => session.all(statement))).rejects.toMatchObject({ code: '42501' })
    expect(await lastDigest(one.id)).toBeDefined()
  })
})

describe('别县的行', () => {
  it('写了 SQL 也看不见、改不了、插不进', async () => {
    const one = await caseIn('accepted')
    const count = (county: string) =>
      app.db.read(county, (session) =>
        session.one(sql<{ opinions: number; events: number; tasks: number }>`
        select (select count(*) from opinions.opinion where id = ${one.id}) as opinions, (select count(*) from audit.event where record = ${one.id}) as events,
          (select count(*) from tasks.task where record = ${one.id}) as tasks`),
      )
    expect(await count(home)).toEqual({ opinions: 1, events: 2, tasks: 1 })
    expect(await count(other)).toEqual({ opinions: 0, events: 0, tasks: 0 })
    const changed = await app.db.write(other, (session) =>
      session.all(sql`update opinions.opinion set title = 'x' where county = ${home} returning id`),
    )
    expect(changed).toEqual([])
    await expect(
      app.db.write(other, (session) =>
        session.all(
          sql`insert into audit.outbox (county, event, kind, record, version) values (${home}, ${uuidv7()}, 'opinion', ${uuidv7()}, 1)`,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('没有说哪个县，一行也没有', async () => {
    await caseIn('received')
    const pool = poolOf({ ...app.owner, max: 1 }, appRole)
    try {
      for (const table of [
        'opinions.opinion',
        'audit.event',
        'tasks.task',
        'people.person',
        'login.login',
        'login.token',
      ])
        expect((await pool.query(`select count(*)::int as n from ${table}`)).rows[0]).toEqual({ n: 0 })
    } finally {
      await pool.end()
    }
  })
})

describe('补录：业务日期在前，时间线写明', () => {
  const contextOf = async (actor: Actor): Promise<Context> => ({
    county: home,
    viewer: await viewerFor(app.db, actor, app.clock.now),
    db: app.db,
    ports: app.ports,
    now: app.clock.now,
    language: 'zh-CN',
  })
  const on = toDay('2021-03-01')

  it('登记、受理、交办、补录答复，期限和日期都按业务日期，结果未注明，不评价', async () => {
    const context = await contextOf('office')
    const input = { ...said({ authorPhone: undefined }), channel: 'import', publishConsent: false } as Said
    const { row } = await create<Said, Opinion>(context, submit, input, { backfill: { on } })
    expect(row).toMatchObject({ on: '2021-03-01', dueOn: '2021-03-04', at: app.clock.now.toISOString() })
    const door = { backfill: { on } }
    await act(context, accept, { id: input.id, actId: uuidv7(), version: 1, input: { category: 'transport' } }, door)
    await act(context, assign, { id: input.id, actId: uuidv7(), version: 2, input: { handler: roads } }, door)
    await act(
      context,
      recordAnswer,
      { id: input.id, actId: uuidv7(), version: 3, input: { answer: '已经答复。' } },
      { backfill: { on: toDay('2021-04-01') } },
    )
    const { body } = await app.as('office')<{ item: Opinion; events: { backfill: boolean; on: string; at: string }[] }>(
      `/api/v1/opinions/${input.id}?with=events`,
    )
    expect(body.item).toMatchObject({
      state: 'closed',
      result: 'unstated',
      rating: null,
      number: '2021-0001',
      on: '2021-03-01',
    })
    expect(body.events.map((event) => [event.backfill, event.on])).toEqual([
      [true, '2021-03-01'],
      [true, '2021-03-01'],
      [true, '2021-03-01'],
      [true, '2021-04-01'],
    ])
    expect(recomputed(await rowOf(input.id))).toEqual(await lastDigest(input.id))
  })

  it('不走补录的门，补录答复不行；没有补录权的人走了门也不行', async () => {
    const one = await caseIn('assigned')
    const office = await contextOf('office')
    const request = { id: one.id, actId: uuidv7(), version: one.version, input: { answer: '已经答复。' } }
    await expect(act(office, recordAnswer, request)).rejects.toMatchObject({ refusal: { code: 'not-allowed' } })
    await expect(act(await contextOf('eastKeeper'), recordAnswer, request, { backfill: { on } })).rejects.toMatchObject(
      { refusal: { code: 'not-allowed' } },
    )
    expect(
      (await app.as('office')(`/api/v1/opinions/${one.id}/actions/recordAnswer`, { body: { ...request } })).status,
    ).toBe(404)
    await act(office, recordAnswer, request, { backfill: { on } })
    expect((await read(one, 'office')).body.item.state).toBe('closed')
  })
})

describe('待办和消息', () => {
  const tasks = async (actor: Actor) =>
    (await app.as(actor)('/api/v1/tasks?limit=200')).body.items as unknown as {
      record: string
      move: string
      lamp: string
    }[]
  const owes = async (actor: Actor, id: string) =>
    (await tasks(actor)).filter(({ record }) => record === id).map(({ move: verb }) => verb)

  it('谁欠着谁有待办，做了就转给下一个人', async () => {
    const one = await caseIn('received')
    const steps = [
      ['eastKeeper', 'accept'],
      ['eastKeeper', 'assign'],
      ['roadDrafter', 'acknowledge'],
      ['roadDrafter', 'draft'],
      ['roadHead', 'sign'],
      ['office', 'release'],
    ] as const
    const everyone = [
      'eastKeeper',
      'westKeeper',
      'office',
      'roadDrafter',
      'roadHead',
      'waterDrafter',
      'eastDeputy',
      'leader',
      'admin',
    ] as const
    for (const [actor, verb] of steps) {
      for (const anyone of everyone)
        expect([anyone, await owes(anyone, one.id)]).toEqual([anyone, anyone === actor ? [verb] : []])
      expect((await move(one, verb)).status).toBe(200)
    }
    for (const anyone of everyone) expect([anyone, await owes(anyone, one.id)]).toEqual([anyone, []])
  })

  const heardOf = async (id: string, actor: Actor): Promise<string[]> =>
    ((await app.as(actor)('/api/v1/notices?limit=200')).body.items as unknown as { record: string; event: string }[])
      .filter(({ record }) => record === id)
      .map(({ event }) => event)
      .sort()

  it('收回的告知原来的经办人，哪怕消息发出以前又交给了别的单位', async () => {
    const one = await caseIn('handling')
    await move(one, 'recall')
    await move(one, 'assign', { handler: organOf('agency:县水利局') })
    await app.settle()
    expect(await heardOf(one.id, 'roadDrafter')).toEqual(['opinion.assigned', 'opinion.recalled'])
    expect(await heardOf(one.id, 'waterDrafter')).toEqual(['opinion.assigned'])
    expect(await heardOf(one.id, 'roadHead')).toEqual([])
  })

  it('消息只到该知道的人：代表听得到本乡镇的，别的乡镇听不到', async () => {
    const one = await caseIn('received')
    await app.settle()
    await move(one, 'accept')
    await app.settle()
    const heard = (actor: Actor) => heardOf(one.id, actor)
    expect(await heard('eastDeputy')).toEqual(['opinion.accepted'])
    expect(await heard('westDeputy')).toEqual([])
    expect(await heard('eastChair')).toEqual(['opinion.submitted'])
    expect(await heard('roadDrafter')).toEqual([])
    await app.settle()
    expect(await heard('eastDeputy')).toEqual(['opinion.accepted'])
  })
})
