import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { changeSettings } from '#platform/settings/settings.ts'
import { startApp } from '../../../../../fixtures/app.ts'
import { home } from '../../../../../fixtures/cast.ts'
import { type Case, opinionsOf } from '../../../../../fixtures/opinions.ts'
import { opinionSettings } from '../../spec/settings.ts'

const app = await startApp()
const { caseIn, move, must, read, receipt } = opinionsOf(app)
const whole = { authorName: '王示例', authorPhone: '13800001234' }

describe('查看完整联系方式', () => {
  it('写明理由才看得到；谁看的、为什么，留在时间线；反映人自己也看得到有人看过', async () => {
    const one = await caseIn('accepted', whole)
    expect((await read(one, 'eastKeeper')).body.item?.author).toEqual({ name: '王**', phone: '138********' })
    for (const reason of ['', '看看', '看一看'])
      expect((await move(one, 'reveal', { reason })).status, reason).toBe(422)
    const { contacts } = await must(one, 'reveal', { reason: '回访核实地点' })
    expect(contacts).toEqual({ name: '王示例', phone: '13800001234' })
    const { body } = await app.as('office')<{ items: { name: string; by: string; extra: unknown }[] }>(
      `/api/v1/opinions/${one.id}/events`,
    )
    expect(body.items.at(-1)).toMatchObject({
      name: 'opinion.contactsRevealed',
      by: expect.any(String),
      extra: { reason: '回访核实地点' },
    })
    expect(JSON.stringify(body)).not.toContain('13800001234')
    expect((await read(one, 'eastKeeper')).body.item?.author?.phone).toBe('138********')
    expect((await receipt(one)).body.view.steps.map(({ name }) => name)).toContain('contactsRevealed')
  })

  it('同一次请求来两遍只记一次；改了版本的要先看最新的', async () => {
    const one = await caseIn('received', whole)
    const acting = { actId: uuidv7(), version: 1 }
    const seen = [await move(one, 'reveal', undefined, acting), await move(one, 'reveal', undefined, acting)]
    expect(seen.map(({ status, body }) => [status, body.version])).toEqual([
      [200, 2],
      [200, 2],
    ])
    const { body } = await app.as('office')<{ items: { name: string }[] }>(`/api/v1/opinions/${one.id}/events`)
    expect(body.items.map(({ name }) => name)).toEqual(['opinion.submitted', 'opinion.contactsRevealed'])
    await must(one, 'accept')
    expect((await move(one, 'reveal', undefined, { version: 1 })).body.code).toBe('stale-version')
  })

  it('同一次请求过了一分钟再来，或这一件变了以后再来，不再给看：要看就再写理由', async () => {
    const one = await caseIn('received', whole)
    const look = { actId: uuidv7(), version: 1 }
    expect((await move(one, 'reveal', undefined, look)).body['contacts']).toMatchObject({ phone: '13800001234' })
    app.clock.pass(61_000)
    const late = await move(one, 'reveal', undefined, look)
    expect([late.status, late.body.code, late.text.includes('13800001234')]).toEqual([409, 'look-is-over', false])
    const again = { actId: uuidv7(), version: 2 }
    expect((await move(one, 'reveal', undefined, again)).status).toBe(200)
    await must(one, 'accept')
    const changed = await move(one, 'reveal', undefined, again)
    expect([changed.status, changed.body.code]).toEqual([409, 'look-is-over'])
  })

  it('看过不算动过：别人开着的表单、反映人开着的评价页照样能交', async () => {
    const one = await caseIn('released', whole)
    const opened = one.version
    await must(one, 'reveal')
    await must(one, 'reveal')
    expect((await move(one, 'rate', undefined, { version: opened })).status).toBe(200)
    const other = await caseIn('received', whole)
    await must(other, 'reveal')
    await must(other, 'accept')
    await must(other, 'reveal')
    const { status, body } = await move(other, 'assign', undefined, { version: 1 })
    expect([status, body.code, body['changes']]).toEqual([
      409,
      'stale-version',
      [expect.objectContaining({ name: 'opinion.accepted' })],
    ])
    expect((await move(other, 'assign', undefined, { version: 99 })).body.code).toBe('stale-version')
  })

  it('答复还在起草时看的，反映人也看得到有人看过', async () => {
    const one = await caseIn('drafted', whole)
    await must(one, 'reveal')
    const steps = (await receipt(one)).body.view.steps.map(({ name }) => name)
    expect(steps.filter((name) => name === 'contactsRevealed')).toHaveLength(1)
    expect(steps).not.toContain('drafted')
  })

  it('没有留的、删掉的，没有可看的', async () => {
    const none = await caseIn('received', { authorName: undefined, authorPhone: undefined })
    expect((await move(none, 'reveal')).body.code).toBe('no-contacts')
    const one = await caseIn('received', whole)
    await must(one, 'eraseContacts')
    expect((await move(one, 'reveal')).body.code).toBe('no-contacts')
  })
})

describe('每人每天有上限（个人信息保护法 51）', () => {
  it('到了上限，同时来的也不多给；说清找谁；别人照看，第二天照看', async () => {
    app.clock.on('2026-11-25')
    await app.db.write(home, (session) => changeSettings(session, 'opinions', opinionSettings, { looksPerDay: 3 }))
    await pause(2100) // what the server remembers of settings
    const ones = await Promise.all(Array.from({ length: 6 }, () => caseIn('received', whole)))
    const seen = await Promise.all(ones.map((one) => move(one, 'reveal', undefined, {}, 'westKeeper')))
    expect(seen.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    const tried = await Promise.all(ones.map((one) => move(one, 'reveal', undefined, {}, 'eastChair')))
    expect(tried.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429, 429, 429])
    const refused = tried.find(({ status }) => status === 429)?.body
    expect([refused?.code, refused?.['detail']]).toEqual(['looks-used-up', expect.stringContaining('请县人大办公室')])
    const left = ones.filter(({ version }) => version === 1)
    const look = async (n: number, actor: 'office' | 'eastChair') =>
      (await move(left[n] ?? (ones[0] as Case), 'reveal', undefined, {}, actor)).status
    expect(await look(0, 'office')).toBe(200)
    app.clock.on('2026-11-26')
    expect(await look(1, 'eastChair')).toBe(200)
  })
})
