import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { personOf } from '../../../../fixtures/counties.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { cookieOf, inBrowser, withCookie } from '../../../../fixtures/log-in.ts'
import { bindingWords } from '../spec/binding-words.ts'

const app = await startApp()
const post = (path: string, body: unknown) => app.as(null)(`/api/v1/login/phone${path}`, { body })

/** A phone: a key that never leaves it. */
const phone = () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signed = (words: string) =>
    sign('sha256', Buffer.from(words), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  return { key: publicKey.export({ format: 'jwk' }), signed }
}

const codeFor = async (person: string) => {
  const office = await inBrowser(app, 'office')
  const { body } = await office('/api/v1/phones/codes', { person: personOf(person) })
  return String(body['code'] ?? '')
}
const bind = (code: string, own: ReturnType<typeof phone>, pin = '402917') =>
  post('/bind', { code, key: own.key, pin, signature: own.signed(bindingWords(code)) })
const open = async (device: string, own: ReturnType<typeof phone>, pin: string) => {
  const { body } = await post('', { device })
  return post('/proof', { ticket: body['ticket'], signature: own.signed(String(body['challenge'])), pin })
}

describe('代表的手机由办公室扫码绑定，凭六位口令登录（6.3.3）', () => {
  it('绑定一次；码用过就完，十分钟失效；口令太简单不收，不费码', async () => {
    const code = await codeFor('eastDeputy')
    const own = phone()
    expect((await bind(code, own, '123456')).body).toMatchObject({ code: 'weak-pin' })
    expect(
      (await post('/bind', { code, key: own.key, pin: '402917', signature: phone().signed(bindingWords(code)) }))
        .status,
    ).toBe(422)
    const done = await bind(code, own)
    expect([done.status, done.body['me']?.['name']]).toEqual([200, '东代表'])
    const { body: kept } = await app.as('admin')(`/api/v1/accounts?show=with&limit=5&q=${encodeURIComponent('东代表')}`)
    expect(kept.items).toMatchObject([{ account: { hasPhone: true, factors: 0 } }])
    expect((await bind(code, phone())).body).toMatchObject({ code: 'bind-code' })
    expect((await open(String(done.body['device']), own, '402917')).status).toBe(200)
    const late = await codeFor('eastDeputy')
    app.clock.pass(11 * 60_000)
    expect((await bind(late, phone())).body).toMatchObject({ code: 'bind-code' })
  })

  it('口令错五次就作废，手机上的登录也一起失效；没有那把钥匙的人费不掉次数', async () => {
    const own = phone()
    const done = await bind(await codeFor('westDeputy'), own)
    const device = String(done.body['device'])
    const cookie = withCookie(app, cookieOf(done.headers))
    for (let n = 0; n < 6; n++)
      expect((await open(device, phone(), '000000')).body).toMatchObject({ code: 'bind-again' })
    expect((await open(device, own, '402917')).status).toBe(200)
    for (const left of [4, 3, 2, 1]) expect((await open(device, own, '402918')).text).toContain(`还可以试 ${left} 次`)
    expect((await open(device, own, '402918')).body).toMatchObject({ code: 'bind-again' })
    expect((await open(device, own, '402917')).body).toMatchObject({ code: 'bind-again' })
    app.clock.pass(2500)
    expect((await app.as(null)('/api/v1/login', { headers: cookie })).status).toBe(401)
  })

  it('重新绑定以后，旧手机不算；一个签名只用一次；别人的职务不给绑', async () => {
    const [older, newer] = [phone(), phone()]
    const first = await bind(await codeFor('eastDeputy'), older)
    const second = await bind(await codeFor('eastDeputy'), newer)
    expect((await open(String(first.body['device']), older, '402917')).body).toMatchObject({ code: 'bind-again' })
    const device = String(second.body['device'])
    const { body } = await post('', { device })
    const proof = { ticket: body['ticket'], signature: newer.signed(String(body['challenge'])), pin: '402917' }
    expect([(await post('/proof', proof)).status, (await post('/proof', proof)).status]).toEqual([200, 409])
    const office = await inBrowser(app, 'office')
    for (const person of ['leader', 'admin', 'eastChair'])
      expect((await office('/api/v1/phones/codes', { person: personOf(person) })).body).toMatchObject({
        code: 'only-deputies',
      })
    const { body: list } = await office('/api/v1/phones?q=代表')
    expect(
      (list['items'] as unknown as { name: string; boundAt: string | null }[]).find(({ name }) => name === '东代表')
        ?.boundAt,
    ).toMatch(/^2026/)
  })

  it('扫不了码就填十二个数字，同样只用一次；出了新码，旧码不算', async () => {
    const office = await inBrowser(app, 'office')
    const made = async () =>
      (await office('/api/v1/phones/codes', { person: personOf('eastDeputy') })).body as unknown as Record<
        string,
        string
      >
    const [older, newer] = [await made(), await made()]
    expect(newer['url']).toBe(`${app.url}/bind#${newer['code']}`)
    expect(newer['qr']).toContain('<svg')
    const [short = '', old = ''] = [newer['short'], older['short']]
    expect(short).toMatch(/^\d{4} \d{4} \d{4}$/)
    expect((await bind(old, phone())).body).toMatchObject({ code: 'bind-code' })
    expect((await bind(short.replace(/ /g, ''), phone())).status).toBe(200)
    expect((await bind(newer['code'] ?? '', phone())).body).toMatchObject({ code: 'bind-code' })
  })

  it('办公室解除绑定：手机打不开，登录失效，没用的码作废；没有绑定的没有可解除的', async () => {
    const office = await inBrowser(app, 'office')
    const own = phone()
    const done = await bind(await codeFor('eastDeputy'), own)
    const cookie = withCookie(app, cookieOf(done.headers))
    const unused = await codeFor('eastDeputy')
    const end = async () => (await office('/api/v1/phones/end', { person: personOf('eastDeputy') })).body['hasEnded']
    expect([await end(), await end()]).toEqual([true, false])
    expect((await open(String(done.body['device']), own, '402917')).body).toMatchObject({ code: 'bind-again' })
    expect((await bind(unused, phone())).body).toMatchObject({ code: 'bind-code' })
    app.clock.pass(2500)
    expect((await app.as(null)('/api/v1/login', { headers: cookie })).status).toBe(401)
  })

  it('县里定二维码有效几分钟', async () => {
    const office = await inBrowser(app, 'office')
    const change = {
      id: crypto.randomUUID(),
      room: 'access',
      field: 'bindMinutes',
      value: 3,
      seen: 0,
      reason: '示例缘由',
    }
    expect((await office('/api/v1/settings-changes', change)).status).toBe(201)
    await new Promise((resolve) => setTimeout(resolve, 2100)) // what a process remembers of settings
    const code = await codeFor('eastDeputy')
    app.clock.pass(4 * 60_000)
    expect((await bind(code, phone())).body).toMatchObject({ code: 'bind-code' })
  })

  it('绑定以后有了别的职务，不再凭六位口令进来', async () => {
    const own = phone()
    const done = await bind(await codeFor('westDeputy'), own)
    const office = await inBrowser(app, 'office')
    const post = {
      id: crypto.randomUUID(),
      person: personOf('westDeputy'),
      organ: organOf(`presidium:${townships.west}`),
      role: 'stationKeeper',
      startsOn: '2026-11-01',
    }
    expect((await office('/api/v1/posts', post)).status).toBe(201)
    expect((await open(String(done.body['device']), own, '402917')).body).toMatchObject({ code: 'only-deputies' })
    expect((await open(String(done.body['device']), own, '402916')).body).toMatchObject({ code: 'wrong-pin' })
  })

  it('记录里没有口令和码', async () => {
    const rows = await app.db.read(home, (session) =>
      session.all(sql<{ row: string }>`select e::text as row from audit.entry e`),
    )
    expect(rows.some(({ row }) => row.includes('phone.bound'))).toBe(true)
    expect(rows.filter(({ row }) => /402917|402918/.test(row))).toEqual([])
  })
})
