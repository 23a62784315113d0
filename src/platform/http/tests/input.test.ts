import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { totpCode } from '#platform/login/totp.ts'
import { type Answer, startApp } from '../../../../fixtures/app.ts'
import { type Actor, home } from '../../../../fixtures/cast.ts'
import { authenticatorOf } from '../../../../fixtures/database.ts'
import { opinionsOf, said, type Told } from '../../../../fixtures/opinions.ts'

const app = await startApp()
const codeNow = async (actor: Actor) => totpCode(await authenticatorOf(app.db, actor), app.clock.now)
const { say, caseIn, receipt } = opinionsOf(app)
const path = '/api/public/v1/opinions'
const send = (body: unknown) => app.as(null)<Told>(path, { body })
const sendRaw = (raw: string | Uint8Array, headers: Record<string, string> = {}) => app.as(null)(path, { raw, headers })
const rawOf = (field: string, json: string): string => JSON.stringify({ ...said(), [field]: '@' }).replace('"@"', json)

const countRows = async (): Promise<number> =>
  (
    await app.db.read(home, (session) =>
      session.one(sql<{ n: number }>`select count(*) as n from opinions.opinion where county = ${home}`),
    )
  )?.n ?? 0

/** A refusal in its one shape, without a word of the inside. */
const isProblem = ({ status, headers, body, text }: Answer<unknown>): void => {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(Object.keys(body as object)).toEqual(
    expect.arrayContaining(['type', 'title', 'status', 'detail', 'code', 'errors']),
  )
  expect((body as { status: number }).status).toBe(status)
  expect(/\bat .*\.ts|node_modules|\/work|select |insert |pg_|zod|stack/i.test(text)).toBe(false)
}

describe('坏的内容：4xx，说得清，什么也不留下', () => {
  it.each<[string, unknown]>([
    ['数组', []],
    ['文字', 'x'],
    ['空', null],
    ['数', 1],
    ['空对象', {}],
    ['正文是数', { ...said(), body: 1 }],
    ['正文是数组', { ...said(), body: ['一', '二'] }],
    ['正文是对象', { ...said(), body: { text: '一' } }],
    ['正文是空白', { ...said(), body: ' \n\t ' }],
    ['正文太长', { ...said(), body: '长'.repeat(2001) }],
    ['标题太长', { ...said(), title: '长'.repeat(61) }],
    ['标题有换行', { ...said(), title: '一\n二' }],
    ['编号不是编号', { ...said(), id: '1' }],
    ['编号是数组', { ...said(), id: [uuidv7()] }],
    ['乡镇是数', { ...said(), township: 999901101 }],
    ['乡镇有注入', { ...said(), township: "999901101' or 1=1" }],
    ['电话不像电话', { ...said(), authorPhone: '12345' }],
    ['同意是文字', { ...said(), publishConsent: 'yes' }],
    ['多出状态', { ...said(), state: 'closed' }],
    ['多出编号', { ...said(), number: '2026-0001' }],
    ['多出县', { ...said(), county: 'other' }],
    ['多出来源', { ...said(), channel: 'import' }],
    ['多出收件机构', { ...said(), receiver: uuidv7() }],
    ['颠倒方向的字符', { ...said(), body: '请看\u202e倒过来' }],
    ['隔离方向的字符', { ...said(), title: '请看\u2066这里' }],
    ['NUL', { ...said(), body: '前\u0000后' }],
    ['控制字符', { ...said(), body: '前\u0007后' }],
    ['非字符', { ...said(), body: '前\uffff后' }],
  ])('%s', async (_, body) => {
    const before = await countRows()
    isProblem(await send(body))
    expect(await countRows()).toBe(before)
  })

  it('一个键写两遍：查的和存的是同一个，都是后一个；后一个不对就不收（ASVS 1.5.3）', async () => {
    const [first, second] = [said(), '后一个路灯坏了，请修']
    const twice = (last: string) => JSON.stringify(first).replace(/\}$/, `,"body":${JSON.stringify(last)}}`)
    expect((await sendRaw(twice(second))).status).toBe(201)
    const found = await app.db.read(home, (session) =>
      session.all(
        sql<{
          body: string
        }>`select body from opinions.opinion where county = ${home} order by at desc, id desc limit 1`,
      ),
    )
    expect(found).toEqual([{ body: second }])
    const before = await countRows()
    isProblem(await sendRaw(twice('前\u0007后').replaceAll(first.id, uuidv7())))
    expect(await countRows()).toBe(before)
  })

  it.each([
    ['单个高位代理', '"前\\ud842后"'],
    ['单个低位代理', '"前\\udfb7后"'],
    ['转义的 NUL', '"前\\u0000后"'],
    ['转义的方向字符', '"前\\u202e后"'],
  ])('%s', async (_, json) => isProblem(await sendRaw(rawOf('body', json))))

  it.each([
    ['不是 JSON', '{'],
    ['两个 JSON', '{}{}'],
    ['NaN', rawOf('body', 'NaN')],
    ['单引号', "{'id':'x'}"],
    ['注释', '{/* */}'],
    ['空的', ''],
    ['__proto__', rawOf('place', '"x"').replace('"place"', '"__proto__"')],
    ['constructor.prototype', rawOf('place', '{"prototype":{"x":1}}').replace('"place"', '"constructor"')],
    ['很深', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['很深的对象', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['很大的数', rawOf('publishConsent', '1e999')],
  ])('%s', async (_, raw) => isProblem(await sendRaw(raw)))

  it('污染不到别的对象', async () => {
    await sendRaw('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('不是 UTF-8 的字节', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"id":"x","body":"'),
      Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]),
      Buffer.from('"}'),
    ])
    isProblem(await sendRaw(gbk))
    isProblem(await sendRaw(Buffer.from(`\ufeff${JSON.stringify(said())}`, 'utf16le')))
    const bytes = Buffer.from(JSON.stringify({ ...said(), body: '@@@@' }))
    bytes.set([0xb5, 0xc6, 0xbb, 0xb5], bytes.indexOf('@@@@'))
    isProblem(await sendRaw(bytes))
  })

  it('超过一兆：413；说有内容却没说类型、类型不对：415', async () => {
    const large = await sendRaw(JSON.stringify({ ...said(), body: '长'.repeat(400_000) }))
    expect([large.status, large.body.code]).toEqual([413, 'too-large'])
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'text/json',
    ])
      expect([type, (await sendRaw(JSON.stringify(said()), { 'content-type': type })).status]).toEqual([type, 415])
  })

  it('缺的、错的、多的，一次说全，指得出是哪一处', async () => {
    const { body } = await app.as(null)(path, { body: { id: 'x', township: '1', nonsense: 1, 'a/b~c': 2 } })
    const errors = body.errors as unknown as { pointer: string; code: string; detail: string }[]
    expect(errors.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
      ['/a~1b~0c', 'unknown-field'],
      ['/body', 'required'],
      ['/id', 'bad-value'],
      ['/nonsense', 'unknown-field'],
      ['/township', 'bad-division'],
    ])
    expect(errors.every(({ detail }) => /[\u4e00-\u9fff]/.test(detail) && !detail.includes('{'))).toBe(true)
  })

  it('说得出最多几个字', async () => {
    const { body } = await app.as(null)(path, { body: said({ title: '长'.repeat(61) }) })
    expect((body.errors as unknown as { detail: string }[])[0]?.detail).toBe('最多 60 个字')
  })
})

describe('少见而没有错的内容，原样存、原样还', () => {
  it.each([
    ['扩展 B 区的字', '张𠮷家门口的路，䶮字、㐂字'],
    ['正好两千个罕见字', '𠮷'.repeat(2000)],
    ['换行和制表符', '第一行\n\t第二行\r\n第三行'],
    ['前后空白', '  前后有空白  '],
    ['零宽连接的表情', '👨‍👩‍👧‍👦 一家人'],
    ['合成与分解的写法不混', 'é 与 e\u0301'],
    ['SQL', "'; drop table opinions.opinion; --"],
    ['HTML', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['模板和公式', '=cmd|calc!A1 {{7*7}} ${7*7} %s %n'],
    ['藏文、维吾尔文', 'བོད་ཡིག ئۇيغۇرچە'],
    ['名字里的间隔号', '阿卜杜拉·买买提'],
  ])('%s', async (_, body) => {
    const { status, body: told, text } = await send(said({ body, title: '一件事' }))
    expect([status, text.slice(0, 0)]).toEqual([201, ''])
    expect(told.view.body).toBe(body)
    expect((await receipt({ link: told.receipt.link })).body.view.body).toBe(body)
  })
})

describe('拒绝的话用来人的语言', () => {
  it.each([
    ['zh-CN', '有的内容填得不对'],
    ['zh-TW,zh;q=0.8', '有的內容填得不對'],
    ['en-GB', 'Some'],
    ['fr', '有的内容填得不对'],
    ['', '有的内容填得不对'],
  ])('%s', async (language, start) => {
    const { body } = await app.as(null)(path, { body: {}, headers: { 'accept-language': language } })
    expect(String(body.title).startsWith(start) || start === 'Some').toBe(true)
    if (start === 'Some') expect(/[\u4e00-\u9fff]/.test(String(body.title))).toBe(false)
  })

  it('话里带着别的词，也是来人的文字', async () => {
    const { body } = await app.as('leader')('/api/v1/figures/nonsense', { headers: { 'accept-language': 'zh-TW' } })
    expect(body.title).toBe('沒有 nonsense 這個數字')
  })
})

describe('方法和头', () => {
  it('没有声明的方法是 405，说出有哪些', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await app.as('office')('/api/v1/opinions', { method })
      expect([method, status, headers.get('allow')]).toEqual([method, 405, expect.stringContaining('GET')])
    }
    expect((await app.as('office')('/api/v1/opinions/tabs', { method: 'POST', body: {} })).status).toBe(405)
  })

  it('HEAD 和 GET 一样，只是没有内容', async () => {
    const { status, text } = await app.as('office')('/api/v1/opinions', { method: 'HEAD' })
    expect([status, text]).toEqual([200, ''])
    expect((await app.as(null)('/api/v1/opinions', { method: 'HEAD' })).status).toBe(401)
  })

  it('TRACE 不理', async () => {
    const answer = await new Promise<string>((resolve) => {
      const { hostname, port } = new URL(app.url)
      let text = ''
      const socket = connect(Number(port), hostname, () =>
        socket.write('TRACE /api/v1/opinions HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'),
      )
      socket.on('data', (chunk) => (text += chunk))
      socket.on('close', () => resolve(text))
      socket.on('error', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d|^$/)
  })

  it('每个回答，连差错在内，都有该有的头', async () => {
    for (const asked of [
      '/api/v1/opinions',
      '/api/v1/nothing',
      '/api/v1/opinions/x',
      '/',
      '/healthz',
      '/desk/',
      '/nothing-here',
    ]) {
      const { headers } = await app.as(null)(asked)
      expect([
        asked,
        headers.get('x-content-type-options'),
        headers.get('referrer-policy'),
        headers.get('strict-transport-security'),
      ]).toEqual([asked, 'nosniff', 'no-referrer', 'max-age=31536000; includeSubDomains'])
      expect([asked, headers.get('content-type')]).toEqual([asked, expect.stringContaining('charset=utf-8')])
      expect(headers.get('access-control-allow-origin')).toBeNull()
    }
    for (const asked of ['/', '/desk/', '/say']) {
      const policy = (await app.as(null)(asked)).headers.get('content-security-policy') ?? ''
      for (const part of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect([asked, policy.includes(part)]).toEqual([asked, true])
      expect(/unsafe-(inline|eval)/.test(policy)).toBe(false)
    }
  })
})

describe('别的网站发来的写', () => {
  const logIn = async (): Promise<string> => {
    const { headers } = await app.as(null)('/api/v1/login', {
      body: { login: 'office', password: 'example-password-2026', code: await codeNow('office') },
      headers: { origin: app.url },
    })
    return headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  it('带 cookie 的写要证明出处；读不用', async () => {
    const one = await caseIn('received')
    const cookie = await logIn()
    expect(cookie).toMatch(/^__Host-luzhi=/)
    const accept = (headers: Record<string, string>) =>
      app.as(null)(`/api/v1/opinions/${one.id}/actions/accept`, {
        body: { actId: uuidv7(), version: 1, input: { category: 'water' } },
        headers: { cookie, ...headers },
      })
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: `${app.url}.evil.example` },
      { origin: app.url, 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      const { status, body } = await accept(headers)
      expect([headers, status, body.code]).toEqual([headers, 403, 'cross-site'])
    }
    expect((await app.as(null)(`/api/v1/opinions/${one.id}`, { headers: { cookie } })).status).toBe(200)
    expect((await accept({ origin: app.url })).status).toBe(200)
  })

  it('别的网站替人登录、替人交意见也不行', async () => {
    for (const [asked, body] of [
      ['/api/v1/login', { login: 'office', password: 'example-password-2026' }],
      [path, said()],
    ] as const)
      expect((await app.as(null)(asked, { body, headers: { origin: 'https://evil.example' } })).status).toBe(403)
  })
})

describe('说自己是哪个县的头没有用', () => {
  it('x-luzhi-county、x-forwarded-host、x-tenant', async () => {
    const one = await caseIn('received')
    for (const header of [
      'x-luzhi-county',
      'x-forwarded-host',
      'x-tenant',
      'x-user-id',
      'x-original-url',
      'x-http-method-override',
    ]) {
      expect([
        header,
        (await app.as('office')(`/api/v1/opinions/${one.id}`, { headers: { [header]: 'other' } })).status,
      ]).toEqual([header, 200])
      expect([
        header,
        (await app.as('neighbourOffice')(`/api/v1/opinions/${one.id}`, { headers: { [header]: home } })).status,
      ]).toEqual([header, 404])
    }
  })

  it('路径里的县说了算；没有的县、写得不像的县是 404', async () => {
    expect((await app.as('office')('/api/v1/login', { county: 'test' })).body.county?.key).toBe('test')
    for (const county of ['nowhere', 'TEST', '%74est%20', "x'--", 'a'.repeat(41)])
      expect([county, (await app.as('office')('/api/v1/login', { county })).status]).toEqual([county, 404])
  })
})

describe('列表的条件里注入不了什么', () => {
  const corpus = [
    "'",
    "' or '1'='1",
    "'; drop table opinions.opinion; --",
    '") or 1=1',
    '\\',
    '%',
    '_',
    '%00',
    '\u0000',
    '$1',
    "x' union select null--",
    '1; select pg_sleep(9)',
    '٣',
    '𠮷',
    "'a' & !'b'",
    ':*',
    '&',
    '|',
    '!',
    '()',
    'x'.repeat(100),
  ]
  it.each(['q', 'township', 'category', 'handler', 'sort', 'cursor', 'state', 'tab', 'limit'])(
    '%s',
    { timeout: 60_000 },
    async (name) => {
      await say()
      for (const value of corpus) {
        const { status, text } = await app.as('office')(`/api/v1/opinions?${name}=${encodeURIComponent(value)}`)
        expect([name, value, status === 200 || status === 422]).toEqual([name, value, true])
        expect(/syntax|pg_|relation|column|\.ts:/i.test(text)).toBe(false)
      }
      expect(await countRows()).toBeGreaterThan(0)
    },
  )

  it('改过的游标：422，不是 500', async () => {
    const of = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const cursor of [
      of(['2026-02-30', 'x', 'y']),
      of(['2026-11-24', '2026-11-24T02:00:00Z', 'not-a-uuid']),
      of(['x', 'x', 'x']),
      of([1, 2, 3]),
      of({}),
      of(null),
      of(['9999999-01-01', '2026-11-24T02:00:00Z', uuidv7()]),
      of([`2026-11-24' or 1=1`, '2026-11-24T02:00:00Z', uuidv7()]),
    ]) {
      const { status } = await app.as('office')(`/api/v1/opinions?cursor=${cursor}`)
      expect([cursor, status]).toEqual([cursor, 422])
    }
  })

  it('同一个条件写两遍，不出 5xx', async () => {
    for (const query of [
      'limit=1&limit=2',
      'state=received&state=closed',
      'q=a&q=b',
      'limit[]=1',
      'limit=0',
      'limit=201',
      'limit=-1',
      'limit=1e3',
      'limit=１',
    ])
      expect([query, (await app.as('office')(`/api/v1/opinions?${query}`)).status]).toEqual([query, 422])
  })
})
