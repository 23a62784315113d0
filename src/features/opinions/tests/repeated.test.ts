import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { startApp } from '../../../../fixtures/app.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { inputs, opinionsOf, said } from '../../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn, move, must, read, eventsOf, refuses } = opinionsOf(app)

describe('重复、过时、同时', () => {
  it('同一个 actId 再来一次，回答一样，只做一次；换了内容是 409', async () => {
    const one = await caseIn('received')
    const actId = uuidv7()
    const [first, again] = [
      await move(one, 'accept', inputs.accept, { actId, version: 1 }),
      await move(one, 'accept', inputs.accept, { actId, version: 1 }),
    ]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
    const other = await move(one, 'accept', { category: 'water' }, { actId, version: 1 })
    expect([other.status, other.body.code]).toEqual([409, 'id-taken'])
    await must(one, 'assign')
    const late = await move(one, 'accept', inputs.accept, { actId, version: 1 })
    expect([late.status, late.body.item.state, late.body.version]).toEqual([200, 'accepted', 2])
    expect(await eventsOf(one.id)).toHaveLength(3)
  })

  it('别人用过的 actId，回答里没有那一件的内容', async () => {
    const [one, west] = [
      await caseIn('received'),
      await caseIn('received', { township: townships.west, village: undefined, body: '西边的一件事' }),
    ]
    const actId = uuidv7()
    expect((await move(west, 'accept', inputs.accept, { actId }, 'westKeeper')).status).toBe(200)
    const { status, body, text } = await move(one, 'accept', inputs.accept, { actId })
    expect([status, body.code]).toEqual([409, 'id-taken'])
    expect(text.includes('西边的一件事')).toBe(false)
    const spying = await move({ ...west, version: 1 }, 'accept', inputs.accept, { actId }, 'eastKeeper')
    expect([spying.status, spying.body.code]).toEqual([404, 'not-found'])
    expect(spying.text.includes('西边的一件事')).toBe(false)
  })

  it('看的是旧版本：409，说明谁做了什么', async () => {
    const one = await caseIn('accepted')
    const { status, body } = await move(one, 'assign', inputs.assign, { version: 1 })
    expect([status, body.code]).toEqual([409, 'stale-version'])
    expect(body).toMatchObject({
      version: 2,
      state: 'accepted',
      changes: [{ name: 'opinion.accepted', by: '东站长', at: expect.any(String) }],
    })
    expect((await read(one, 'office')).body.version).toBe(2)
    await must(one, 'assign')
  })

  it('没有权的人不因为版本旧而知道别的', async () => {
    const one = await caseIn('accepted')
    await refuses({ ...one, version: 1 }, 'assign', 'eastDeputy', [403, 'not-allowed'])
    await refuses({ ...one, version: 1 }, 'assign', 'westKeeper', [404, 'not-found'])
  })

  it('同一件事同时来十次：做一次，回答都一样', async () => {
    const one = await caseIn('received')
    const actId = uuidv7()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => move(one, 'accept', inputs.accept, { actId, version: 1 })),
    )
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
    expect(await eventsOf(one.id)).toHaveLength(2)
  })

  it('两件同时用同一个 actId：一件成，另一件说编号用过了', async () => {
    for (let round = 0; round < 8; round++) {
      const [one, two] = [await caseIn('received'), await caseIn('received')]
      const actId = uuidv7()
      const both = await Promise.all([one, two].map((each) => move(each, 'accept', inputs.accept, { actId })))
      expect(both.map(({ status, body }) => [status, body['code'] ?? 'done'].join(' ')).sort()).toEqual([
        '200 done',
        '409 id-taken',
      ])
      expect((await eventsOf(one.id)).length + (await eventsOf(two.id)).length).toBe(3)
    }
  })

  it('新的一件同时用别人的 actId 作编号：只成一个，另一个说编号用过了', async () => {
    for (let round = 0; round < 8; round++) {
      const one = await caseIn('received')
      const id = uuidv7()
      const entered = { ...said({ id }), channel: 'visit' }
      const [told, acted] = await Promise.all([
        app.as('eastKeeper')('/api/v1/opinions', { body: entered }),
        move(one, 'accept', inputs.accept, { actId: id }),
      ])
      expect([told.status, acted.status].sort()).toEqual([expect.toBeOneOf([200, 201]), 409])
      expect((told.status === 409 ? told : acted).body.code).toBe('id-taken')
    }
  })

  it('十个人同时受理同一件：一个成，九个得到 409', async () => {
    const one = await caseIn('received')
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        move({ ...one }, 'accept', inputs.accept, {}, n % 2 ? 'eastKeeper' : 'office'),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)])
    expect(
      answers.filter(({ status }) => status === 409).every(({ text }) => text.includes('"code":"stale-version"')),
    ).toBe(true)
    expect(await eventsOf(one.id)).toHaveLength(2)
  })
})

describe('做完以后就看不见了的人', () => {
  it('再送一遍，得到和上次一样的回答；别人拿同一个 actId 得不到', async () => {
    const one = await caseIn('handling')
    const [actId, version] = [uuidv7(), one.version]
    const first = await move(one, 'handBack', inputs.handBack, { actId, version })
    const again = await move(one, 'handBack', inputs.handBack, { actId, version })
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text])
    expect((await read(one, 'roadDrafter')).status).toBe(404)
    expect((await move(one, 'handBack', inputs.handBack, { actId, version }, 'waterDrafter')).status).toBe(404)
  })
})
