import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { viewerFor } from '../../../../fixtures/database.ts'
import { hashOf, send } from '../../../../fixtures/handed-in/files.ts'
import { keepFile } from '../data/store.ts'
import { keepSum, useOf } from '../data/use.ts'
import { withinLimits } from '../rules/fit.ts'
import { filesSettings } from '../spec/settings.ts'

const app = await startApp()
const { db, clock } = app
const login = (await viewerFor(db, 'eastKeeper', clock.now)).login ?? ''
const standard = filesSettings.parse({})

const lay = (size: number) =>
  db.write(home, (session) =>
    keepFile(session, {
      id: uuidv7(),
      at: clock.now,
      sha256: hashOf(Buffer.from(uuidv7())),
      size,
      type: 'text/plain',
      name: '大.txt',
      scanned: 'clean',
      sender: { login },
    }),
  )
const sent = async (actor: 'eastKeeper' | 'office') => {
  const { status, body } = await send(app.as(actor), '材料.txt', Buffer.from(`${actor} ${uuidv7()}`))
  return { status, code: String(body['code'] ?? ''), detail: String(body['detail'] ?? body['title'] ?? '') }
}

describe('每人每天、每县的份额（ASVS 5.2.4）', () => {
  it('一个账号一天的份额用完：说清上限、找谁；别人照常，第二天照常', async () => {
    expect((await sent('eastKeeper')).status).toBe(201)
    await lay(standard.loginMegabytesADay * 1e6)
    const refused = await sent('eastKeeper')
    expect(refused.status).toBe(429)
    expect(refused.detail).toMatch(/200 个或 1,?000 MB.*县人大常委会办公室/)
    expect((await sent('office')).status).toBe(201)
    clock.pass(25 * 3_600_000)
    expect((await sent('eastKeeper')).status).toBe(201)
  })

  it('全县的份额用完：谁也不能再传，说找谁', async () => {
    await lay(standard.countyGigabytes * 1e9)
    const refused = await sent('office')
    expect(refused.status).toBe(507)
    expect(refused.detail).toMatch(/100 GB.*县人大常委会办公室/)
    const use = await db.read(home, (session) => useOf(session, null, clock.now))
    expect(use.countyBytes).toBeGreaterThan(standard.countyGigabytes * 1e9)
  })

  it('每小时合计一次，此后只加新来的：合计前后，数是一样的', async () => {
    const reckon = () => db.read(home, (session) => useOf(session, login, clock.now))
    const before = await reckon()
    const later = new Date(clock.now.getTime() + 1000)
    await db.write(home, (session) => keepSum(session, later))
    expect(await reckon()).toEqual(before)
    clock.pass(2000)
    await lay(1234)
    expect((await reckon()).countyBytes).toBe(before.countyBytes + 1234)
    await db.write(home, (session) => keepSum(session, new Date(clock.now.getTime() + 1000)))
    expect((await reckon()).countyBytes).toBe(before.countyBytes + 1234)
  })

  it.each([
    ['还差一点', { files: 199, bytes: 0, countyBytes: 0, looseBytes: 0 }, true, true],
    ['件数满了', { files: 200, bytes: 0, countyBytes: 0, looseBytes: 0 }, false, false],
    ['大小满了', { files: 1, bytes: 1e9, countyBytes: 0, looseBytes: 0 }, false, false],
    ['全县满了', { files: 0, bytes: 0, countyBytes: 1e11, looseBytes: 0 }, false, false],
    ['群众还没用上的满了', { files: 0, bytes: 0, countyBytes: 0, looseBytes: 5e9 }, true, false],
  ] as const)('%s', (_, use, ofLogin, ofPublic) => {
    expect(withinLimits('login', use, standard).ok).toBe(ofLogin)
    expect(withinLimits('public', use, standard).ok).toBe(ofPublic)
  })

  it('县里改了份额，就按改了的', () => {
    const use = { files: 20, bytes: 0, countyBytes: 2e9, looseBytes: 0 }
    expect(withinLimits('login', use, { ...standard, loginFilesADay: 20 }).ok).toBe(false)
    expect(withinLimits('login', use, { ...standard, countyGigabytes: 2 }).ok).toBe(false)
    expect(withinLimits('login', use, { ...standard, countyGigabytes: 3 }).ok).toBe(true)
  })
})
