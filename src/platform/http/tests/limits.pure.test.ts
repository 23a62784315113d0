import { afterAll, describe, expect, it } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { wire } from '../../../../fixtures/outside/wire.ts'
import { admissionOf } from '../admission.ts'
import { problemsOf } from '../problems.ts'
import { counter } from '../rates.ts'
import { httpServer } from '../server.ts'
import { isHandedOn, placeOf, proxiesOf, wrongProxy } from '../source.ts'

const lanes = { public: 2, publicWrites: 1, staff: 2, staffWrites: 2, uploads: 1 }
const waiting: (() => void)[] = []

const serverWith = async (proxies: readonly string[]) => {
  const { app } = httpServer({
    tls: null,
    proxies,
    limits: { rates: { seconds: 3600, perPlace: 5, perActor: 3 }, most: lanes },
    problems: problemsOf([], (_language, key) => key),
    languageOf: () => 'zh-CN',
    log: openLog(null),
    pageOf: async () => undefined,
  })
  app.get('/read', async () => ({ read: true }))
  app.get('/long', () => new Promise((resolve) => waiting.push(() => resolve({ read: true }))))
  app.get('/watch', { config: { isWatch: true } }, async () => ({ ok: true }))
  afterAll(() => app.close())
  return app.listen({ host: '127.0.0.1', port: 0 })
}
const [behind, bare, full] = [await serverWith(['127.0.0.1']), await serverWith([]), await serverWith([])]

const statuses = async (url: string, headers: readonly Readonly<Record<string, string>>[]): Promise<number[]> => {
  const all: number[] = []
  for (const one of headers) all.push((await wire(url, '/read', { headers: one })).status)
  return all
}
const from = (address: string, token?: string) => ({
  'x-forwarded-for': address,
  ...(token && { authorization: `Bearer ${token}` }),
})
const times = <T>(count: number, value: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => value(index))

describe('一个地方、一个人一段时间里能问多少：429，说几秒后再来', () => {
  it('同一个地方，第六次起不答；别的地方照答', async () => {
    expect(
      await statuses(
        behind,
        times(7, () => from('10.1.1.1')),
      ),
    ).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(await statuses(behind, [from('10.1.1.2')])).toEqual([200])
    const { headers } = await wire(behind, '/read', { headers: from('10.1.1.1') })
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(3600)
  })
  it('IPv6 一个用户有整个 /64：换着地址也是一个地方', async () =>
    expect(
      await statuses(
        behind,
        times(6, (index) => from(`2001:db8:1:2::${index + 1}`)),
      ),
    ).toEqual([200, 200, 200, 200, 200, 429]))
  it('同一个令牌，从多少地方来都一起算', async () =>
    expect(
      await statuses(
        behind,
        times(5, (index) => from(`10.2.1.${index}`, 'a'.repeat(43))),
      ),
    ).toEqual([200, 200, 200, 429, 429]))
  it('看护的地址不限', async () => {
    for (const headers of times(8, () => from('10.3.1.1')))
      expect((await wire(behind, '/watch', { headers })).status).toBe(200)
  })
})

describe('自称的来处：没有声明代理，一概不信（ASVS 4.1.3）', () => {
  it('换着写，也只是一个地方', async () =>
    expect(
      await statuses(
        bare,
        times(7, (index) => from(`10.4.1.${index}`)),
      ),
    ).toEqual([200, 200, 200, 200, 200, 429, 429]))
  it('换一种写法也一样', async () =>
    expect(
      await statuses(bare, [{ forwarded: 'for=10.9.9.9' }, { 'x-real-ip': '10.9.9.8' }, { via: '1.1 there' }]),
    ).toEqual([429, 429, 429]))
  it('声明了的代理后面，客户自己写在前面的不算', async () => {
    expect(
      await statuses(
        behind,
        times(6, (index) => from(`10.5.1.${index}, 10.5.9.9`)),
      ),
    ).toEqual([200, 200, 200, 200, 200, 429])
  })
  it('声明的写法', () => {
    expect(proxiesOf('1')).toEqual(['127.0.0.1', '::1'])
    expect(proxiesOf('')).toEqual([])
    expect(proxiesOf('10.0.0.5, 10.1.0.0/16')).toEqual(['10.0.0.5', '10.1.0.0/16'])
    expect(wrongProxy(['10.0.0.5', '10.1.0.0/16', 'fd00::/8'])).toBeUndefined()
    for (const wrong of ['nginx', '10.0.0', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0.0/x'])
      expect(wrongProxy([wrong])).toBe(wrong)
    expect(isHandedOn({ headers: {} })).toBe(false)
  })
})

describe('同时在办的有上限：多的马上答 503，说几秒后再来', () => {
  it('满了就不收，办完就收；登录的人和公众各算各的', async () => {
    const long = (headers = {}) => wire(full, '/long', { headers })
    const held = times(4, () => long()) // twice the usual for a moment, and no more
    await expect.poll(() => waiting.length).toBe(4)
    const refused = await wire(full, '/read')
    expect(refused.status).toBe(503)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await wire(full, '/read', { headers: { authorization: 'Bearer x' } })).status).toBe(200)
    expect((await wire(full, '/watch')).status).toBe(200)
    for (const free of waiting) free()
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await wire(full, '/read')).status).toBe(200)
  })
})

describe('计数', () => {
  it('一阵子两倍可以，半秒以后只收平常的；退到一半才又容得下一阵', () => {
    const counts = admissionOf({ ...lanes, staff: 10 })
    expect(times(25, () => counts.enter('staff', 0)).filter(Boolean)).toHaveLength(20)
    for (let count = 0; count < 8; count++) counts.leave('staff')
    expect(counts.enter('staff', 600)).toBe(false)
    for (let count = 0; count < 4; count++) counts.leave('staff')
    expect(times(5, () => counts.enter('staff', 700)).filter(Boolean)).toHaveLength(2)
    for (let count = 0; count < 6; count++) counts.leave('staff')
    expect(times(25, () => counts.enter('staff', 800)).filter(Boolean)).toHaveLength(16)
  })
  it('写占满了，还留着地方给读', () => {
    const counts = admissionOf({ ...lanes, staff: 4, staffWrites: 3 })
    const at = (lane: 'staff' | 'staffWrites', now: number) => counts.enter(lane, now)
    expect(times(9, () => at('staffWrites', 0)).filter(Boolean)).toHaveLength(6)
    expect(times(9, () => at('staff', 0)).filter(Boolean)).toHaveLength(2)
    for (let count = 0; count < 5; count++) counts.leave('staffWrites')
    for (let count = 0; count < 2; count++) counts.leave('staff')
    expect(times(9, () => at('staffWrites', 9000)).filter(Boolean)).toHaveLength(5)
    expect(times(9, () => at('staff', 9600)).filter(Boolean)).toHaveLength(0)
  })
  it('过了这一段重新数', () => {
    const count = counter(10)
    expect([count(0, 'a', 2), count(1, 'a', 2), count(4000, 'a', 2)]).toEqual([0, 0, 6])
    expect([count(4000, 'b', 2), count(10_000, 'a', 2)]).toEqual([0, 0])
  })
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s 是 %s', (address, place) => expect(placeOf(address)).toBe(place))
})
