import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { TypedAction } from '#platform/action/action.ts'
import type { Context } from '#platform/action/context.ts'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { viewerFor } from '../../../../fixtures/database.ts'
import { opinionsOf, said } from '../../../../fixtures/opinions.ts'
import { submit } from '../actions/submit.ts'
import type { Said } from '../spec/contract.ts'
import { allActions } from '../wiring/actions.ts'

const app = await startApp()
const { caseIn, say } = opinionsOf(app)

/** The office at the operator's tool: no HTTP reads its input first. */
const office = async (): Promise<Context> => ({
  county: home,
  viewer: await viewerFor(app.db, 'office', app.clock.now),
  db: app.db,
  ports: app.ports,
  now: app.clock.now,
  language: 'zh-CN',
})

const countEvents = async (): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(sql<{ n: number }>`select count(*) as n from audit.event where county = ${home}`),
    )
  )?.n ?? 0

const badInput = (...faults: readonly [pointer: string, code: string][]) => ({
  refusal: { code: 'bad-input' },
  faults: faults.map(([pointer, code]) => expect.objectContaining({ pointer, code })),
})

describe('不经 HTTP 的门，进来的内容也要查', () => {
  it.each([
    ['accept', 'received', { category: 5 }, ['/category', 'bad-value']],
    ['accept', 'received', {}, ['/category', 'required']],
    ['decline', 'received', { door: 'court', reason: '理由', note: '多的' }, ['/note', 'unknown-field']],
    ['assign', 'accepted', { handler: '不是编号' }, ['/handler', 'bad-value']],
    ['draft', 'handling', { result: 'planned', answer: '明年修' }, ['/plannedOn', 'planned-needs-date']],
    ['sign', 'drafted', { anything: 1 }, ['/anything', 'unknown-field']],
  ] as const)('%s：不合的说出哪里不合，什么也不留下', async (verb, state, input, [pointer, code]) => {
    const { id, version } = await caseIn(state)
    const [context, before] = [await office(), await countEvents()]
    const action = allActions[verb] as TypedAction<unknown>
    await expect(act(context, action, { id, actId: uuidv7(), version, input })).rejects.toMatchObject(
      badInput([pointer, code]),
    )
    expect(await countEvents()).toBe(before)
  })

  const enter = async (over: object) =>
    create(await office(), submit, { ...said(), channel: 'visit', publishConsent: false, ...over } as Said)

  it('登记也一样', async () => {
    const before = await countEvents()
    await expect(enter({ body: ' ' })).rejects.toMatchObject(badInput(['/body', 'required']))
    await expect(enter({ township: '411624', extra: 1 })).rejects.toMatchObject(
      badInput(['/township', 'bad-division'], ['/extra', 'unknown-field']),
    )
    await expect(enter({ channel: 'rumour' })).rejects.toMatchObject(badInput(['/channel', 'bad-value']))
    expect(await countEvents()).toBe(before)
  })

  it('编号大写的是同一件', async () => {
    const id = uuidv7()
    const { row } = await enter({ id: id.toUpperCase() })
    expect(row.id).toBe(id)
    expect((await enter({ id })).isNew).toBe(false)
  })

  it('旧文件里的长文收得下，公众写的有长短', async () => {
    const body = '长'.repeat(20_000)
    expect((await enter({ body })).isNew).toBe(true)
    await expect(enter({ body: `${body}长` })).rejects.toMatchObject(badInput(['/body', 'too-long']))
    expect((await say({ body })).status).toBe(422)
  })
})
