import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { startApp } from '../../../../fixtures/app.ts'
import { opinionsOf, type Seen } from '../../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn, say, move, must, receipt } = opinionsOf(app)
const lookUp = (code: string, fact: string, headers: Record<string, string> = {}) =>
  app.as(null)<Seen & { link: string }>('/api/public/v1/lookups', { body: { code, fact }, headers })

describe('查进度', () => {
  it('凭证码加口令，或加电话后四位，都打得开；拿到链接', async () => {
    const one = await caseIn('received')
    for (const fact of [one.word, '1234']) {
      const { status, body } = await lookUp(one.code, fact)
      expect([status, body.link, body.view.id]).toEqual([200, one.link, one.id])
    }
  })

  it('凭证码不对、口令不对、电话不对、别件的口令，回答一模一样', async () => {
    const [one, two] = [await caseIn('received'), await caseIn('received', { authorPhone: undefined })]
    const wrong = String((Number(one.code) + 1) % 100_000_000).padStart(8, '0')
    const answers = await Promise.all([
      lookUp(wrong, one.word),
      lookUp(one.code, '没有'),
      lookUp(one.code, '0000'),
      lookUp(one.code, ''),
      lookUp(two.code, '1234'),
      lookUp(two.code, ''),
    ])
    expect(new Set(answers.map(({ text, status }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
    expect((await lookUp(one.code, one.word)).status).toBe(200)
  })

  it('一个来源十次以后要等；换着来源猜同一个码，十次以后也要等；别人不受影响', async () => {
    const [one, two] = [await caseIn('received'), await caseIn('received')]
    const from = { 'x-forwarded-for': '10.201.0.1' }
    for (let n = 0; n < 10; n++) expect((await lookUp(String(n).padStart(8, '0'), '没有', from)).status).toBe(404)
    const { status, body } = await lookUp(two.code, two.word, from)
    expect([status, body.code]).toEqual([429, 'too-many'])
    for (let n = 0; n < 10; n++) expect((await lookUp(one.code, '没有')).status).toBe(404)
    expect((await lookUp(one.code, one.word)).status).toBe(429)
    expect((await lookUp(two.code, two.word)).status).toBe(200)
  })

  it('链接打开同一件；错的链接、改了一位的链接是 404', async () => {
    const one = await caseIn('received')
    expect((await receipt(one)).body.view.id).toBe(one.id)
    const last = one.link.endsWith('A') ? 'Q' : 'A'
    for (const link of [`${one.link.slice(0, -1)}${last}`, 'x'.repeat(22), 'short', `${one.link}x`, "' or 1=1 --"])
      expect((await receipt({ link: encodeURIComponent(link) })).status).toBe(404)
  })

  it('反映人看到的没有工作人员的姓名、没有内部的话、没有电话', async () => {
    const one = await caseIn('answered')
    const { text } = await receipt(one)
    expect(
      /路经办|路局长|东站长|代工委|请尽快修好|13800001234|王示例/.test(text.replaceAll(/"holder":"[^"]*"/g, '')),
    ).toBe(false)
    expect(text.includes('路灯已经修好')).toBe(false)
  })

  it('进度从收到到评价，做过的有日子，没做的有期限', async () => {
    const one = await caseIn('accepted')
    const { steps } = (await receipt(one)).body.view
    expect(steps.filter(({ done }) => done).map(({ name, on }) => [name, on])).toEqual([
      ['submitted', '2026-11-24'],
      ['accepted', '2026-11-24'],
    ])
    expect(steps.filter(({ done }) => !done).map(({ name }) => name)).toEqual(['assign', 'draft', 'release', 'rate'])
  })
})

describe('评价', () => {
  it('只有凭证开的那一件；答复反馈以前不能；评过不能再评', async () => {
    const [one, two] = [await caseIn('answered'), await caseIn('released')]
    expect((await move(one, 'rate')).status).toBe(409)
    await must(one, 'release')
    const spying = await app.as(null)(`/api/public/v1/receipts/${two.link}/actions/rate`, {
      body: { actId: uuidv7(), version: one.version, input: { rating: 'unsatisfied' } },
    })
    expect(spying.status).toBe(200)
    expect((await receipt(one)).body.view).toMatchObject({ state: 'released', rating: null })
    expect((await move(one, 'rate')).status).toBe(200)
    expect((await receipt(one)).body.view).toMatchObject({
      state: 'closed',
      rating: 'satisfied',
      can: ['eraseContacts'],
    })
    const again = await move(one, 'rate', { rating: 'basic' })
    expect([again.status, again.body.code]).toEqual([409, 'not-in-this-state'])
  })

  it('同一次评价送两遍，算一次', async () => {
    const one = await caseIn('released')
    const { version } = one
    const actId = uuidv7()
    const [first, again] = [
      await move(one, 'rate', { rating: 'basic' }, { actId, version }),
      await move(one, 'rate', { rating: 'basic' }, { actId, version }),
    ]
    expect([first.status, again.status]).toEqual([200, 200])
    expect((await move(one, 'rate', { rating: 'satisfied' }, { actId, version })).status).toBe(409)
  })

  it('不会把工作人员的权限带进来：登录了也只是反映人', async () => {
    const one = await caseIn('released')
    const path = `/api/public/v1/receipts/${one.link}/actions/rate`
    expect(
      (
        await app.as('office')(path, {
          body: { actId: uuidv7(), version: one.version, input: { rating: 'satisfied' } },
        })
      ).status,
    ).toBe(200)
    const other = await caseIn('received')
    expect(
      (
        await app.as('office')(path.replace(one.link, other.link).replace('rate', 'accept'), {
          body: { actId: uuidv7(), version: 1, input: { category: 'water' } },
        })
      ).status,
    ).toBe(404)
  })

  it('没有解决要说明白', async () => {
    const one = await caseIn('released')
    expect((await move(one, 'notSolved', { reason: '' })).status).toBe(422)
    expect((await move(one, 'notSolved')).status).toBe(200)
    expect((await receipt(one)).body.view).toMatchObject({ state: 'accepted', answer: null, can: ['eraseContacts'] })
  })
})

describe('别的县', () => {
  it('凭证和凭证码在别县打不开', async () => {
    const one = await caseIn('received')
    expect((await app.as(null)(`/api/public/v1/receipts/${one.link}`, { county: 'other' })).status).toBe(404)
    expect(
      (await app.as(null)('/api/public/v1/lookups', { county: 'other', body: { code: one.code, fact: one.word } }))
        .status,
    ).toBe(404)
    expect((await receipt(one)).status).toBe(200)
  })

  it('没有这个县，是 404', async () => {
    expect((await app.as(null)('/api/public/v1/receipts/xxxxxxxxxxxxxxxxxxxxxx', { county: 'nowhere' })).status).toBe(
      404,
    )
    expect((await say()).status).toBe(201)
  })
})
