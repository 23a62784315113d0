import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { bindingWords } from '#commons/access/spec/binding-words.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { personOf } from '../../../../fixtures/counties.ts'
import { cookieOf, inBrowser, withCookie } from '../../../../fixtures/log-in.ts'
import { answersAt, oneName, readNames } from '../names.ts'

const names = readNames({
  LUZHI_STAFF_HOST: 'office.example, Desk.Example',
  LUZHI_PUBLIC_HOST: 'renda.example',
  LUZHI_STAFF_FROM: '10.0.0.0/8, 2001:db8::/32',
})
const app = await startApp({ names })
/** Without names, but with the networks. */
const ranged = await startApp({ names: { ...oneName, staffFrom: names.staffFrom } })
const outside = { 'x-forwarded-for': '203.0.113.9' }

const at = async (host: string, path: string, method = 'GET', headers: Record<string, string> = {}) => {
  const sent = request(`${app.url}${path}`, {
    method,
    headers: { host, 'x-forwarded-for': '10.1.2.3', ...headers },
  }).end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  return { status: answer.statusCode, text: await text(answer), headers: answer.headers }
}
const statusAt = async (host: string, path: string, method?: string) => (await at(host, path, method)).status

const staffPaths = ['/desk/', '/phone/', '/bind', '/api/v1/opinions', '/api/v1/login', '/c/test/desk/', '/%64esk/']

describe('两个名字：工作人员、公众（ASVS 3.5.4）', () => {
  it.each(staffPaths)('公众的名字上没有 %s', async (path) => {
    expect(await statusAt('renda.example', path)).toBe(404)
    expect(await statusAt('renda.example:8443', path, 'POST')).toBe(404)
  })

  it('公众的名字上公众的都在，没有的路径和工作人员的路径答复一样', async () => {
    expect(await statusAt('renda.example', '/')).toBe(200)
    expect(await statusAt('RENDA.example', '/api/public/v1/divisions')).toBe(200)
    const [hidden, absent] = await Promise.all([
      at('renda.example', '/api/v1/opinions'),
      at('renda.example', '/api/v1/nothing-like-this'),
    ])
    const bare = ({ text: body }: { text: string }) => body.replace(/"instance":"[^"]*"/, '')
    expect(bare(hidden)).toBe(bare(absent))
  })

  it('工作人员的名字上只有工作人员的', async () => {
    expect(await statusAt('office.example', '/desk/')).toBe(200)
    expect(await statusAt('desk.example', '/api/v1/login')).toBe(401)
    for (const path of ['/', '/api/public/v1/divisions'])
      expect([path, await statusAt('office.example', path)]).toEqual([path, 404])
  })

  it('不认识的名字什么都没有，只有健康检查', async () => {
    for (const path of ['/', '/desk/', '/api/v1/login'])
      expect([path, await statusAt('127.0.0.1', path)]).toEqual([path, 404])
    expect(await statusAt('127.0.0.1', '/healthz')).toBe(200)
  })

  it('只给公众一个名字：工作人员的在别的名字上', () => {
    const one = readNames({ LUZHI_PUBLIC_HOST: 'renda.example' })
    const where = (host: string) => [answersAt(one, host, '/desk/*'), answersAt(one, host, '/')]
    expect([where('renda.example'), where('10.1.1.1')]).toEqual([
      [false, true],
      [true, false],
    ])
  })
})

describe('工作人员只在单位的网络里办理（上线前检测，2024 办法第十八、十九条）', () => {
  it('网外：工作台和登录 403，公众的不受影响', async () => {
    const ask = ranged.as(null)
    const login = { login: 'office', password: 'whatever it is' }
    expect((await ask('/desk/', { headers: outside })).status).toBe(403)
    expect((await ask('/api/v1/login', { body: login, headers: outside })).body).toMatchObject({
      code: 'not-from-here',
    })
    expect((await ask('/api/v1/login/provider', { headers: outside })).status).toBe(403)
    expect((await ask('/api/v1/login', { body: login })).body).toMatchObject({ code: 'wrong-login' })
    for (const path of ['/', '/api/public/v1/divisions'])
      expect([path, (await ask(path, { headers: outside })).status]).toEqual([path, 200])
    expect((await ask('/api/v1/login', { body: login, headers: { 'x-forwarded-for': '2001:db8:1::7' } })).status).toBe(
      401,
    )
  })

  it('在单位登录的，到网外不能接着用；程序的令牌也一样', async () => {
    const program = ranged.as('office')
    expect((await program('/api/v1/opinions')).status).toBe(200)
    const refused = await program('/api/v1/opinions', { headers: outside })
    expect([refused.status, refused.body['code']]).toEqual([403, 'not-from-here'])
  })

  it('代表绑定过的手机在哪里都能用', async () => {
    const office = await inBrowser(ranged, 'office')
    const code = String((await office('/api/v1/phones/codes', { person: personOf('westDeputy') })).body['code'])
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const signature = sign('sha256', Buffer.from(bindingWords(code)), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    const bound = await ranged.as(null)('/api/v1/login/phone/bind', {
      body: {
        code,
        key: publicKey.export({ format: 'jwk' }),
        pin: '402917',
        signature: signature.toString('base64url'),
      },
      headers: outside,
    })
    expect(bound.status).toBe(200)
    // The cookie is of one name: no other may be told of it.
    expect(bound.headers.get('set-cookie')).toMatch(/^__Host-(?!.*domain=)/i)
    const own = await ranged.as(null)('/api/v1/login', {
      headers: { ...withCookie(ranged, cookieOf(bound.headers)), ...outside },
    })
    expect([own.status, own.body['name']]).toEqual([200, '西代表'])
  })

  it('写错的网段：不启动，一句话', () => {
    for (const wrong of ['10.0.0.0/33', 'office', '10.0.0.0/8/8', '2001:db8::/129'])
      expect(() => readNames({ LUZHI_STAFF_FROM: wrong })).toThrow(wrong)
  })
})
