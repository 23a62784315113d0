import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { type Actor, home } from '../../../fixtures/cast.ts'
import { type Answer, type Loose, startApp } from '../../../fixtures/app.ts'
import { townships } from '../../../fixtures/divisions.ts'
import { corpus, texts } from '../../../fixtures/hostile/corpus.ts'
import { faultIn, faultInKept, faultsOf, judged } from '../../../fixtures/hostile/judge.ts'
import { inputs, opinionsOf, said } from '../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)

type Tried = Awaited<ReturnType<typeof judged<Answer>>>

const post = (actor: Actor | null, path: string, body: unknown): Promise<Tried> => judged(app.as(actor)(path, { body }))
const read = async (actor: Actor, path: string): Promise<Loose> => (await app.as(actor)(path)).body

/** A kind of field: sends a text as such, and says what is kept of it when it was taken. */
interface Field {
  readonly name: string
  readonly send: (text: string) => Promise<Tried>
  readonly kept: (answer: Loose, text: string) => Promise<unknown>
  /** A name of something: the blanks around it are no part of it. */
  readonly isName?: boolean
}

const submitted = (name: 'body' | 'title' | 'place'): Field => ({
  name: `意见的 ${name}`,
  isName: name === 'title',
  send: (text) => post(null, '/api/public/v1/opinions', said({ [name]: text })),
  kept: async ({ receipt }) =>
    (await app.as(null)(`/api/public/v1/receipts/${String(receipt?.link)}`)).body.view?.[name],
})

const fields: readonly Field[] = [
  submitted('body'),
  submitted('title'),
  submitted('place'),
  {
    name: '称呼',
    send: (text) => post(null, '/api/public/v1/opinions', said({ authorName: text })),
    kept: async ({ receipt }) => {
      const path = `/api/public/v1/receipts/${String(receipt?.link)}/own-data`
      return (await app.as(null)(path, { body: { phoneEnd: inputs.eraseContacts.phoneEnd } })).body.name
    },
  },
  {
    name: '理由',
    send: async (text) => {
      const { id, version } = await caseIn('received')
      const input = { ...inputs.decline, reason: text }
      return post('eastKeeper', `/api/v1/opinions/${id}/actions/decline`, { actId: uuidv7(), version, input })
    },
    kept: async ({ item }) => (await read('office', `/api/v1/opinions/${String(item?.id)}`)).item?.declineReason,
  },
  {
    name: '姓名',
    isName: true,
    send: (text) => post('office', '/api/v1/people', { id: uuidv7(), name: text }),
    kept: async ({ item }) => (await read('office', `/api/v1/people/${String(item?.id)}`)).item?.name,
  },
  {
    name: '阵地的名称',
    send: (text) =>
      post('office', '/api/v1/venues', {
        id: uuidv7(),
        kind: 'point',
        name: text,
        township: townships.east,
        startsOn: '2026-01-01',
      }),
    kept: async ({ item }) => (await read('office', `/api/v1/venues/${String(item?.id)}`)).item?.name,
  },
]

/** Records that there are: what was refused made none, what was taken made one each. */
const countRecords = async (): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(sql<{ n: number }>`
        select (select count(*) from opinions.opinion where county = ${home}) + (select count(*) from people.person where county = ${home})
          + (select count(*) from venues.venue where county = ${home}) + (select count(*) from audit.event where county = ${home}) as n`),
    )
  )?.n ?? 0

it('一共 505 个（security.md 4）', () => {
  const counts = Object.fromEntries(Object.entries(corpus).map(([name, cases]) => [name, cases.length]))
  expect(counts).toEqual({
    unicode: 60,
    numbers: 45,
    days: 40,
    ids: 35,
    shapes: 40,
    kinds: 25,
    sqls: 40,
    markups: 45,
    injections: 40,
    framings: 25,
    uploads: 60,
    chinese: 50,
  })
  expect(new Set(texts).size).toBe(texts.length)
})

describe('每一句坏话放进每一种文字栏：收下的一字不差，不收的说得清，什么也不留（ASVS 2.2.1）', () => {
  it.each(fields)('$name', { timeout: 60_000 }, async ({ name, isName, send, kept }) => {
    const control = '村东头的路灯坏了'
    const { status, body, fault } = await send(control)
    expect([fault, [200, 201].includes(status), await kept(body, control)]).toEqual([null, true, control])
    let taken = 0
    const faults = await faultsOf(texts, async (text) => {
      const answer = await send(text)
      if (answer.status >= 400 || answer.fault) return answer.fault
      taken++
      return faultInKept(isName ? text.trim() : text, (await kept(answer.body, text)) as string | null)
    })
    expect(faults).toEqual([])
    // Neither everything nor nothing was taken: both sides were tried.
    expect([name, taken > 50, taken < texts.length]).toEqual([name, true, true])
  })

  it('不收的，一条记录、一个事件也不多', { timeout: 60_000 }, async () => {
    const { id, version } = await caseIn('received')
    const before = await countRecords()
    const refused = corpus.unicode.filter((text) => !text.isWellFormed() || /[\u0000-\u0008\u202e]/.test(text))
    expect(refused.length).toBeGreaterThan(5)
    for (const text of refused) {
      for (const { send, name } of fields.filter((field) => field.name !== '理由'))
        expect([name, (await send(text)).status]).toEqual([name, 422])
      const input = { ...inputs.decline, reason: text }
      const act = { actId: uuidv7(), version, input }
      expect((await post('eastKeeper', `/api/v1/opinions/${id}/actions/decline`, act)).status).toBe(422)
    }
    expect(await countRecords()).toBe(before)
  })
})

it('评判本身看得出错：出错、泄底、没有理由、截短、太慢', () => {
  const type = 'application/problem+json; charset=utf-8'
  const right = { status: 422, type, text: '{"status":422,"code":"bad","detail":"写错了"}', milliseconds: 5 }
  expect(faultIn(right)).toBeNull()
  for (const wrong of [
    { status: 500 },
    { status: 503 },
    { type: 'text/html; charset=utf-8' },
    { text: '{"status":422,"code":"bad","detail":""}' },
    { text: '{"status":400,"code":"bad","detail":"写错了"}' },
    { text: '{"status":422,"code":"bad","detail":"at act (/srv/act.ts:3)"}' },
    { status: 200, text: 'relation "opinions.opinion" does not exist' },
    { milliseconds: 5001 },
  ])
    expect([wrong, faultIn({ ...right, ...wrong }) !== null]).toEqual([wrong, true])
  for (const kept of ['长'.repeat(9), ` ${'长'.repeat(10)}`, null, undefined])
    expect(faultInKept('长'.repeat(10), kept)).not.toBeNull()
})
