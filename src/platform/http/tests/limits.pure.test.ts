import { connect } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { openLog } from '#platform/log/log.ts'
import { wire } from '../../../../fixtures/outside/wire.ts'
import { admissionOf } from '../limits/admission.ts'
import { problemsOf } from '../problems.ts'
import { counter } from '../limits/rates.ts'
import { httpServer } from '../server.ts'
import { isHandedOn, placeOf, proxiesOf, wrongProxy } from '../limits/source.ts'

const lanes = { public: 2, publicWrites: 1, staff: 2, staffWrites: 2, publicUploads: 1, staffUploads: 1 }
const bodies = { each: 2_000_000, all: 3_000_000 }
const uploads = { each: 1, all: Infinity }
const connections = { each: 100, all: 100 }
const waiting: (() => void)[] = []
const reading: (() => void)[] = []

const serverWith = async (proxies: readonly string[]) => {
  const { app, known } = httpServer({
    tls: null,
    proxies,
    limits: { rates: { seconds: 3600, perPlace: 5, perActor: 3 }, most: lanes, bodies, uploads, connections },
    problems: problemsOf([], (_language, key) => key),
    languageOf: () => 'zh-CN',
    log: openLog(null),
    pageOf: async () => undefined,
  })
  app.get('/read', async () => ({ read: true }))
  app.get('/long', () => new Promise((resolve) => waiting.push(() => resolve({ read: true }))))
  app.get('/watch', { config: { isWatch: true } }, async () => ({ ok: true }))
  app.post('/write', async () => ({ read: true }))
  app.register(async (scope) => {
    scope.addContentTypeParser('multipart/form-data', (_request, payload, done) => done(null, payload))
    scope.post('/upload', { config: { isUpload: true } }, async (request) => {
      for await (const _piece of request.body as AsyncIterable<Buffer>);
      return { read: true }
    })
    scope.post('/thorough', { config: { isUpload: true } }, async (request) => {
      for await (const _piece of request.body as AsyncIterable<Buffer>);
      return new Promise((resolve) => reading.push(() => resolve({ read: true })))
    })
  })
  known.note('staff', performance.now())
  afterAll(() => app.close())
  return app.listen({ host: '127.0.0.1', port: 0 })
}
const [behind, bare, full, held] = [
  await serverWith(['127.0.0.1']),
  await serverWith([]),
  await serverWith([]),
  await serverWith([]),
]

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
    expect((await wire(full, '/read', { headers: { authorization: 'Bearer made-up' } })).status).toBe(503)
    expect((await wire(full, '/read', { headers: { authorization: 'Bearer staff' } })).status).toBe(200)
    expect((await wire(full, '/watch')).status).toBe(200)
    for (const free of waiting) free()
    expect((await Promise.all(held)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await wire(full, '/read')).status).toBe(200)
  })
})

/** Sends the head and the beginning of a body, and never its end. */
const begin = (url: string, path: string, type: string, length: number, token?: string) => {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const lines = [`POST ${path} HTTP/1.1`, 'host: here', `content-type: ${type}`, `content-length: ${length}`]
  if (token) lines.push(`authorization: Bearer ${token}`)
  socket.on('error', () => {}).write(`${lines.join('\r\n')}\r\n\r\n{`)
  return socket
}

describe('还在路上的正文：一个地方占不满，慢慢传的占不住别人的', () => {
  const json = 'application/json'
  const form = 'multipart/form-data; boundary=b'
  const write = (url: string, type: string, path: string, token?: string) =>
    wire(url, path, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': type, ...(token && { authorization: `Bearer ${token}` }) },
    })
  it('一个地方在路上的正文满了，再来的是 503；断开就退还', async () => {
    const slow = times(2, () => begin(held, '/write', json, 1_000_000))
    await expect.poll(async () => (await write(held, json, '/write')).status).toBe(503)
    for (const socket of slow) socket.destroy()
    await expect.poll(async () => (await write(held, json, '/write')).status).toBe(200)
  })
  it('公众慢慢传文件，只占住他自己那一处；工作人员照传，不带文件的照收', async () => {
    const slow = begin(held, '/upload', form, 1000)
    await expect.poll(async () => (await write(held, form, '/upload')).status).toBe(503)
    expect((await write(held, form, '/upload', 'staff')).status).toBe(200)
    expect((await write(held, json, '/write')).status).toBe(200)
    slow.destroy()
    await expect.poll(async () => (await write(held, form, '/upload')).status).toBe(200)
  })
  it('传得快、看得久的，看完以前还占着他的地方', async () => {
    const first = write(held, form, '/thorough')
    await expect.poll(() => reading.length).toBe(1)
    expect((await write(held, form, '/upload')).status).toBe(503)
    for (const free of reading.splice(0)) free()
    expect((await first).status).toBe(200)
    await expect.poll(async () => (await write(held, form, '/upload')).status).toBe(200)
  })
})

describe('计数', () => {
  const staffOf = (staff: number) => {
    const counts = admissionOf({ ...lanes, staff })
    return {
      enter: (now: number, count = 25) => times(count, () => counts.enter('staff', now)).filter(Boolean).length,
      leave: (count: number) => times(count, () => counts.leave('staff')),
    }
  }
  it('一阵子两倍可以，只有半秒；下一阵要隔三秒', () => {
    const { enter, leave } = staffOf(10)
    expect(enter(0)).toBe(20)
    leave(12)
    expect([enter(600), enter(2000)]).toEqual([2, 0])
    leave(10)
    expect(enter(5001)).toBe(20)
  })
  it('一秒里请回了四分之一，人还不散，就只收平常的六分之一；请回的少了，照常', () => {
    const { enter, leave } = staffOf(10)
    expect([enter(0), enter(600)]).toEqual([20, 0])
    leave(20)
    expect([enter(1000), enter(1900)]).toEqual([2, 0])
    leave(2)
    expect(enter(2100, 2)).toBe(2)
    expect(enter(2200, 1)).toBe(0)
    leave(2)
    expect(enter(2300, 2)).toBe(2)
    expect(enter(3200)).toBe(8)
  })
  it('一秒里请回的不到四分之一，地方一个不少', () => {
    const { enter, leave } = staffOf(10)
    expect([enter(0, 20), enter(900, 6)]).toEqual([20, 0])
    leave(20)
    expect(enter(1000)).toBe(10)
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
