import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterAll, describe, expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { isSigned } from '#platform/seal/signing.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, other } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { checkOfTonight } from '../actions/check-of-tonight.ts'
import { checkSeals } from '../actions/check-seals.ts'
import { rootsOfToday } from '../actions/roots-of-today.ts'
import { directoryWay, mailWay, waysOf } from '../data/ways.ts'
import { lastChecks } from '../data/checks.ts'
import type { Way } from '../data/way.ts'
import type { readSeals } from '../spec/contract.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const citizen = app.as(null)
const auditor = app.as('auditor')
const directory = mkdtempSync(join(tmpdir(), 'luzhi-roots-'))
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())
afterAll(() => rmSync(directory, { recursive: true }))

const log = { warn: () => {}, error: () => {} }
const optionsWith = (...ways: readonly Way[]) => ({
  db: app.db,
  ports: app.ports,
  counties: async () => [home],
  ways,
  log,
  now: () => app.clock.now,
})
const state = async () => (await auditor<AnswerOf<typeof readSeals>>('/api/v1/seals')).body

/** A mailbox that takes one mail after the other (RFC 5321) and refuses those it is told to. */
const mailbox = async () => {
  const mails: string[] = []
  let refuses = false
  const server: Server = createServer((socket) => {
    let isMail = false
    let text = ''
    socket.write('220 test\r\n')
    socket.on('error', () => {})
    socket.on('data', (data) => {
      text += data.toString()
      if (isMail) {
        if (!text.endsWith('\r\n.\r\n')) return
        mails.push(text)
        isMail = false
      } else if (/^DATA/im.test(text)) {
        isMail = true
        text = ''
        socket.write(refuses ? '451 later\r\n' : '354 go\r\n')
        isMail = !refuses
        return
      }
      text = ''
      socket.write('250 ok\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    mails,
    refuse: (value: boolean) => {
      refuses = value
    },
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

describe('每日封存根', () => {
  it('一天一个，签了名，各送一次；外面的根核得出整条链', async () => {
    app.clock.on('2026-07-01')
    await caseIn('received')
    await app.settle()
    const options = optionsWith(directoryWay(directory))
    await rootsOfToday(options)
    await rootsOfToday(options)
    expect(readdirSync(directory)).toEqual([`${home}-2026-07-01.json`])
    const root = JSON.parse(readFileSync(join(directory, `${home}-2026-07-01.json`), 'utf8'))
    expect(isSigned(root)).toBe(true)
    expect(JSON.parse(root.statement)).toMatchObject({
      county: home,
      day: '2026-07-01',
      nth: root.nth,
      head: root.head,
    })
    await caseIn('received')
    await app.settle()
    app.clock.on('2026-07-02')
    await rootsOfToday(options)
    const { days } = await state()
    expect(days.map(({ day, sent }) => [day, sent])).toEqual([
      ['2026-07-02', ['directory']],
      ['2026-07-01', ['directory']],
    ])
    expect((await verifySeals(app.db, home, app.ports, { anchors: days })).faults).toEqual([])
    const wrong = [{ nth: root.nth, head: '0'.repeat(64) }]
    expect((await verifySeals(app.db, home, app.ports, { anchors: wrong })).faults).toEqual([
      { what: 'anchor-missed', nth: root.nth },
    ])
  })

  it('外面已有的根不覆盖：不一样的另存一份，也不算送到', async () => {
    const place = join(directory, `${home}-2026-07-02.json`)
    const own = readFileSync(place, 'utf8')
    const before = await state()
    await owner.query('delete from seal.sent where county = $1', [home])
    writeFileSync(place, own.replace(/"events": \d+/, '"events": 1'))
    await rootsOfToday(optionsWith(directoryWay(directory)))
    expect(readFileSync(place, 'utf8')).toContain('"events": 1')
    expect(readdirSync(directory).filter((name) => name.includes('differs'))).toHaveLength(1)
    expect((await state()).days.map(({ sent }) => sent)).toEqual([[], ['directory']])
    writeFileSync(place, own)
    await rootsOfToday(optionsWith(directoryWay(directory)))
    expect((await state()).days).toEqual(before.days)
  })

  it('库里塞进来的根不是我们签的：不送出去，核验说得出来', async () => {
    const told: object[] = []
    await owner.query(
      `insert into seal.day select county, date '2026-06-01', nth, events, head, at, statement, signature, key from seal.day where county = $1 and day = '2026-07-01'`,
      [home],
    )
    const options = { ...optionsWith(directoryWay(directory)), log: { ...log, error: (one: object) => told.push(one) } }
    await rootsOfToday(options)
    expect(told).toMatchObject([{ day: '2026-06-01' }])
    expect(readdirSync(directory)).not.toContain(`${home}-2026-06-01.json`)
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([{ what: 'day-forged', day: '2026-06-01' }])
    await owner.query(`delete from seal.day where county = $1 and day = '2026-06-01'`, [home])
  })

  it('信箱暂时不收，下次再送；收到的附件就是锚点', async () => {
    const box = await mailbox()
    const ways = optionsWith(mailWay({ url: box.url, from: 'luzhi@example.cn', to: 'audit@example.cn' }))
    box.refuse(true)
    await rootsOfToday(ways)
    expect((await state()).days[0]?.sent).toEqual(['directory'])
    box.refuse(false)
    await rootsOfToday(ways)
    await rootsOfToday(ways)
    expect((await state()).days.map(({ sent }) => sent)).toEqual([
      ['directory', 'mail'],
      ['directory', 'mail'],
    ])
    expect(box.mails).toHaveLength(2)
    expect(box.mails[0]).toContain(`${home}-2026-07-01.json`)
    box.close()
  })

  it('设了信箱没设发信的服务器，启动就说', () => {
    expect(() => waysOf({ LUZHI_ANCHOR_MAIL: 'a@b.cn' })).toThrow(/LUZHI_SMTP_FILE/)
    expect(waysOf({})).toEqual([])
    expect(waysOf({ LUZHI_ANCHORS: directory }).map(({ name }) => name)).toEqual(['directory'])
  })

  it('公众看得到公钥和根，看不到别县的', async () => {
    const { body } = await citizen('/api/public/v1/seals')
    expect(body['days']).toHaveLength(2)
    expect(body['key']).toBe((await state()).key)
    expect((await citizen('/api/public/v1/seals', { county: other })).body['days']).toEqual([])
    expect((await citizen('/seals')).status).toBe(200)
  })

  it('封存单：有二维码；没有那天就说没有', async () => {
    const { body } = await auditor('/api/v1/seals/days/2026-07-01')
    expect(body['qr']?.['size']).toBeGreaterThan(20)
    expect((await auditor('/api/v1/seals/days/2026-06-01')).status).toBe(404)
    expect((await auditor('/api/v1/seals/days/2026-02-30')).status).toBe(404)
  })
})

describe('核验', () => {
  it('审计管理员要求的：记下是谁、对过多少、结果', async () => {
    expect((await state()).checks).toEqual([])
    const id = uuidv7()
    const ask = async () => (await auditor('/api/v1/seals/checks', { method: 'POST', body: { id } })).body
    expect(await ask()).toEqual({ begun: true })
    await expect.poll(async () => (await state()).checks.length, { timeout: 20_000 }).toBe(1)
    expect(await ask()).toEqual({ begun: false })
    const { checks, checking, events } = await state()
    expect(checking).toBeNull()
    expect(checks[0]).toMatchObject({ by: expect.any(String), events, faults: 0, first: [] })
  })

  it('夜里一次，白天不再；对不上的写进日志', async () => {
    const shouted: object[] = []
    const options = { ...optionsWith(), log: { ...log, error: (details: object) => shouted.push(details) } }
    app.clock.on('2026-07-03')
    await checkOfTonight(options)
    expect((await state()).checks).toHaveLength(1)
    app.clock.now = new Date('2026-07-03T19:00:00Z')
    await checkOfTonight(options)
    await checkOfTonight(options)
    const { checks } = await state()
    expect(checks.map(({ by }) => by === null)).toEqual([true, false])
    expect(shouted).toEqual([])
  })

  it('夜里关着机的，误了两夜就白天补', async () => {
    app.clock.on('2026-07-05')
    await rootsOfToday(optionsWith())
    app.clock.on('2026-07-06')
    await checkOfTonight(optionsWith())
    app.clock.on('2026-07-07')
    await checkOfTonight(optionsWith())
    await checkOfTonight(optionsWith())
    expect(await app.db.read(home, (session) => lastChecks(session, 9))).toHaveLength(3)
  })

  it('一个县出错，别的县照样封根、照样核对；出错的这一夜不再每分钟重来，日志说清是什么', async () => {
    const told: { county?: string; message: string }[] = []
    const counties = async () => ['broken', home]
    const write: typeof app.db.write = (county, work) =>
      county === 'broken'
        ? Promise.reject(Object.assign(new Error('down'), { code: '57P01' }))
        : app.db.write(county, work)
    const db = { ...app.db, write }
    const warn = (details: { county?: string }, message: string) => told.push({ ...details, message })
    const options = { ...optionsWith(), db, counties, log: { ...log, warn } }
    app.clock.now = new Date('2026-07-09T19:00:00Z')
    await rootsOfToday(options)
    expect(told).toEqual([{ county: 'broken', code: '57P01', message: expect.stringContaining('root') }])
    const brokenOff = new Map<string, string>()
    await checkOfTonight(options, brokenOff)
    await checkOfTonight(options, brokenOff)
    expect(told.slice(1)).toEqual([{ county: 'broken', code: '57P01', message: expect.stringContaining('check') }])
    expect((await state()).checks[0]).toMatchObject({ by: null, at: app.clock.now.toISOString() })
    app.clock.now = new Date('2026-07-10T19:00:00Z')
    await checkOfTonight(options, brokenOff)
    expect(told).toHaveLength(3)
  })
  it('有对不上的：记下哪一条，审计管理员收到消息，一次核验一条；别人收不到', async () => {
    const one = await caseIn('received')
    await app.settle()
    const { title } = (await app.as('office')<{ item: { title: string } }>(`/api/v1/opinions/${one.id}`)).body.item
    const retitle = (to: string) =>
      owner.query('update opinions.opinion set title = $3 where county = $1 and id = $2', [home, one.id, to])
    await retitle('改过')
    app.clock.pass(1000)
    const check = { db: app.db, ports: app.ports, county: home, id: uuidv7(), by: null, now: app.clock.now }
    const found = (await checkSeals(check))?.faults ?? []
    expect(found[0]).toMatchObject({ what: 'row-changed', record: one.id })
    const toldTo = async (actor: 'auditor' | 'admin' | 'security' | 'office') =>
      (await app.as(actor)<{ items: { kind: string }[] }>('/api/v1/notices')).body.items.filter(
        ({ kind }) => kind === 'sealCheck',
      )
    expect(await toldTo('auditor')).toMatchObject([
      { record: check.id, event: 'sealCheck.failed', title: '2026-07-11', readAt: null },
    ])
    for (const actor of ['admin', 'security', 'office'] as const) expect(await toldTo(actor)).toEqual([])
    expect((await state()).checks[0]).toMatchObject({ faults: found.length })
    expect((await state()).checks[0]?.first[0]).toBe(`row-changed opinion ${one.id}`)
    await retitle(title)
  })
})
