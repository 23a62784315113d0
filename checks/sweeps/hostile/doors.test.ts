import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { type Answer, startApp } from '../../../fixtures/app.ts'
import { home } from '../../../fixtures/cast.ts'
import { townships } from '../../../fixtures/divisions.ts'
import { formOf, send } from '../../../fixtures/handed-in/files.ts'
import { corpus, texts } from '../../../fixtures/hostile/corpus.ts'
import { answerIn, faultIn, faultInKept, faultsOf, judged } from '../../../fixtures/hostile/judge.ts'
import { opinionsOf, said } from '../../../fixtures/opinions.ts'
import { sendBytes, wire } from '../../../fixtures/outside/wire.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const submit = '/api/public/v1/opinions'

const countEvents = async (): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(sql<{ n: number }>`select count(*) as n from audit.event where county = ${home}`),
    )
  )?.n ?? 0

/** What nothing may come of: each is refused, and when all were there is no event more. */
const allRefused = async <Case>(cases: readonly Case[], ask: (one: Case) => Promise<Answer>): Promise<void> => {
  const before = await countEvents()
  const faults = await faultsOf(cases, async (one) => {
    const { status, fault } = await judged(ask(one))
    return fault ?? (status < 400 ? `answered ${status}` : null)
  })
  expect(faults).toEqual([])
  expect(await countEvents()).toBe(before)
}

describe('没有一个意见是这样说的：都不收，什么也不留（ASVS 2.2.1）', () => {
  it('别样的 JSON', () => allRefused(corpus.shapes, (raw) => app.as(null)(submit, { raw })))
  it('别样的类型和字符集', () =>
    allRefused(corpus.kinds, ([type, bytes]) =>
      app.as(null)(submit, { raw: bytes, headers: { 'content-type': type } }),
    ))
  it('不成样的请求', { timeout: 60_000 }, async () => {
    const before = await countEvents()
    const faults = await faultsOf(corpus.framings, async (bytes) => {
      const begun = performance.now()
      const { text } = await sendBytes(app.url, bytes)
      const milliseconds = performance.now() - begun
      if (text.match(/^HTTP\/1\.1 \d/gm)?.length !== 1) return `answered ${JSON.stringify(text.slice(0, 200))}`
      return faultIn({ ...answerIn(text), milliseconds })
    })
    expect(faults).toEqual([])
    expect(await countEvents()).toBe(before)
  })
})

describe('在数、日子、编号的位置上', () => {
  it('版本的位置上：只有见过的那个版本办得成', async () => {
    const { id } = await caseIn('received')
    const ask = (version: string) =>
      app.as('eastKeeper')(`/api/v1/opinions/${id}/actions/accept`, {
        raw: `{"actId":"${uuidv7()}","version":${version},"input":{"category":"water"}}`,
      })
    await allRefused(
      corpus.numbers.filter(
        (number) => Number(number) !== 1 || number.startsWith('"') || number === 'true' || number.startsWith('['),
      ),
      ask,
    )
    expect((await ask('1')).status).toBe(200)
  })

  it('条数的位置上', async () => {
    const faults = await faultsOf(corpus.numbers, async (number) => {
      const path = `/api/v1/opinions?limit=${encodeURIComponent(number.replaceAll('"', ''))}`
      return (await judged(app.as('office')(path))).fault
    })
    expect(faults).toEqual([])
  })

  it('日子的位置上：有的日子照记，没有的日子不收', async () => {
    const opened = (startsOn: string) => ({
      id: uuidv7(),
      kind: 'point',
      name: `示例点${uuidv7()}`,
      township: townships.east,
      startsOn,
    })
    const taken: string[] = []
    const faults = await faultsOf(corpus.days, async (day) => {
      const { status, body, fault } = await judged(app.as('office')('/api/v1/venues', { body: opened(day) }))
      if (status >= 400 || fault) return fault
      taken.push(day)
      return faultInKept(day, String(body['item']?.['startsOn']))
    })
    expect(faults).toEqual([])
    for (const day of taken) expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(taken).not.toContain('2026-02-30')
    expect((await app.as('office')('/api/v1/venues', { body: opened('2024-02-29') })).status).toBe(201)
  })

  it.each(['/api/v1/opinions/{id}', '/api/v1/people/{id}', '/api/public/v1/receipts/{id}', '/check/{id}', '/r/{id}'])(
    '地址的位置上，%s：没有这一件',
    async (path) => {
      const authorization = `Bearer ${await app.tokenOf('office')}`
      const faults = await faultsOf(corpus.ids, async (id) => {
        const begun = performance.now()
        const { status, headers, text } = await wire(app.url, path.replace('{id}', id), { headers: { authorization } })
        const told = { status, type: headers['content-type'] ?? '', text, milliseconds: performance.now() - begun }
        return faultIn(told, !path.startsWith('/api')) ?? (status < 400 ? `answered ${status}` : null)
      })
      expect(faults).toEqual([])
    },
  )

  it('游标里的数和时刻：数据库装不下的不收', async () => {
    const instant = Buffer.from(JSON.stringify(['2026-11-24', '2026-02-30T02:00:00Z', uuidv7()])).toString('base64url')
    expect((await app.as('office')(`/api/v1/opinions?cursor=${instant}`)).status).toBe(422)
    for (const nth of [2_147_483_648, -2_147_483_649, 1e300, 1.5, '1']) {
      const cursor = Buffer.from(JSON.stringify([townships.east, nth, uuidv7()])).toString('base64url')
      const { status } = await app.as('office')(`/api/v1/venues?cursor=${cursor}`)
      expect([nth, status]).toEqual([nth, 422])
    }
  })

  it('编号的位置上', () => allRefused(corpus.ids, (id) => app.as(null)(submit, { body: said({ id: `${id}x` }) })))
})

describe('文件', () => {
  it('名字和内容：收下的取得回来，名字进了头还是一行；不收的说得清', { timeout: 60_000 }, async () => {
    const keeper = app.as('eastKeeper')
    let taken = 0
    const faults = await faultsOf(corpus.uploads, async ([name, bytes]) => {
      const { status, body, fault } = await judged(send(keeper, name, await bytes()))
      if (status >= 400 || fault) return fault
      taken++
      const { headers } = await keeper(`/api/v1/files/${String(body['id'])}`)
      const line = headers.get('content-disposition') ?? ''
      return /^attachment; filename="[\w.-]*"; filename\*=UTF-8''[\w.%~!$&+^`|#-]+$/.test(line)
        ? null
        : `given as ${line}`
    })
    expect(faults).toEqual([])
    expect([taken > 10, taken < corpus.uploads.length]).toEqual([true, true])
  })

  it('每一句坏话都当一次文件名', { timeout: 60_000 }, async () => {
    const keeper = app.as('eastKeeper')
    const faults = await faultsOf(texts, async (text) => {
      const { raw, headers } = await formOf(`${text}.txt`, Buffer.from('路灯坏了'))
      return (await judged(keeper('/api/v1/files', { raw, headers }))).fault
    })
    expect(faults).toEqual([])
  })
})

describe('头', () => {
  it.each([
    'accept-language',
    'cookie',
    'authorization',
    'user-agent',
    'x-forwarded-for',
    'if-none-match',
    'content-type',
    'origin',
    'range',
    'host',
  ])('%s 里放每一句坏话：照答或者 4xx', { timeout: 60_000 }, async (name) => {
    const faults = await faultsOf(
      texts.filter((text) => text.length < 20_000),
      async (text) => {
        // Whoever writes a header writes line ends as he likes; here the text stays one header.
        const value = Buffer.from(text.replaceAll(/[\r\n\0]/g, ' ')).toString('latin1')
        const begun = performance.now()
        const answer = await sendBytes(
          app.url,
          `GET /api/v1/opinions HTTP/1.1\r\n${name === 'host' ? '' : 'host: here\r\n'}${name}: ${value}\r\nconnection: close\r\n\r\n`,
        )
        const milliseconds = performance.now() - begun
        const { head, ...told } = answerIn(answer.text)
        if (/evil|set-cookie: a=b/i.test(head)) return `came back in the head: ${head}`
        return faultIn({ ...told, milliseconds })
      },
    )
    expect(faults).toEqual([])
  })
})
