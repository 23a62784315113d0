import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { inputs, opinionsOf, roads } from '../../../../fixtures/opinions.ts'

const app = await startApp()
const { caseIn, move, must, read, receipt, eventsOf, refuses } = opinionsOf(app)

describe('受理', () => {
  it('给出编号和类别；别的乡镇、承办单位、代表、领导、管理员、没有登录的都不行；已受理的不能再受理', async () => {
    const one = await caseIn('received')
    await refuses(one, 'accept', 'westKeeper', [404, 'not-found'])
    await refuses(one, 'accept', 'neighbourOffice', [404, 'not-found'])
    await refuses(one, 'accept', 'roadDrafter', [403, 'not-allowed'])
    await refuses(one, 'accept', 'eastDeputy', [403, 'not-allowed'])
    await refuses(one, 'accept', 'leader', [403, 'not-allowed'])
    await refuses(one, 'accept', 'admin', [403, 'not-allowed'])
    await refuses(one, 'accept', 'eastKeeper', [422, 'unknown-category'], { category: 'nothing' })
    const { item, can, due } = await must(one, 'accept')
    expect(item).toMatchObject({
      state: 'accepted',
      number: expect.stringMatching(/^2026-\d{4}$/),
      category: { code: 'transport', name: '道路交通' },
    })
    expect(can).toEqual(['answerHere', 'assign', 'decline', 'merge', 'reveal', 'askErasure'])
    expect(due).toMatchObject({ party: 'receiver', move: 'assign', on: '2026-12-01', left: 5, lamp: 'onTime' })
    await refuses(one, 'accept', 'eastKeeper', [409, 'not-in-this-state'])
  })

  it('没有登录的人碰不到', async () => {
    const one = await caseIn('received')
    const { status } = await app.as(null)(`/api/v1/opinions/${one.id}/actions/accept`, {
      body: { actId: uuidv7(), version: 1, input: inputs.accept },
    })
    expect(status).toBe(401)
    await must(one, 'accept')
  })

  it('同时受理许多件，编号连着，不缺不重', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, () => caseIn('received')))
    const refused = await Promise.all(many.slice(0, 3).map((one) => move(one, 'accept', { category: 'nothing' })))
    expect(refused.map(({ status }) => status)).toEqual([422, 422, 422])
    await Promise.all(many.map((one) => must(one, 'accept')))
    const rows = await app.db.read(home, (session) =>
      session.all(
        sql<{
          number: string
        }>`select number from opinions.opinion where county = ${home} and number is not null order by number`,
      ),
    )
    expect(rows.map(({ number }) => number)).toEqual(
      rows.map((_, index) => `2026-${String(index + 1).padStart(4, '0')}`),
    )
  })
})

describe('交办', () => {
  it.each([
    ['县直单位，三十个工作日', roads, '2026-11-09'],
    ['乡镇政府，十五个工作日', organOf(`government:${townships.east}`), '2026-10-19'],
    ['村委会，十五个工作日', organOf(`village:${villages.eastFirst}`), '2026-10-19'],
  ])('%s，中秋国庆放假不算、调休上班算', async (_, handler, answerBy) => {
    app.clock.on('2026-09-21')
    const one = await caseIn('accepted')
    const { item, due } = await must(one, 'assign', { handler })
    expect(item).toMatchObject({ state: 'assigned', handler: { id: handler } })
    expect(due).toMatchObject({ party: 'drafter', move: 'acknowledge', on: '2026-09-24' })
    await must(one, 'acknowledge', {}).catch(() => move(one, 'acknowledge', {}, {}, 'eastDrafter'))
    expect((await read(one, 'office')).body.due).toMatchObject({ party: 'drafter', move: 'draft', on: answerBy })
    app.clock.on('2026-11-24')
  })

  it('不能交给代表、人大的机构、别县的单位、没有的单位（代表法第三十一条）', async () => {
    const one = await caseIn('accepted')
    for (const handler of [
      organOf('congress'),
      organOf('standing-committee'),
      organOf('committee:deputies'),
      organOf(`presidium:${townships.east}`),
      organOf('agency:县水利局', 'other'),
      uuidv7(),
    ])
      await refuses(one, 'assign', 'eastKeeper', [422, 'not-a-handler'], { handler })
    await must(one, 'assign')
  })

  it('承办单位交办以前看不见，交办以后才看得见；别的单位一直看不见', async () => {
    const one = await caseIn('accepted')
    expect((await read(one, 'roadDrafter')).status).toBe(404)
    await must(one, 'assign')
    expect((await read(one, 'roadDrafter')).status).toBe(200)
    expect((await read(one, 'roadHead')).status).toBe(200)
    for (const actor of [
      'waterDrafter',
      'waterHead',
      'eastDrafter',
      'westKeeper',
      'westDeputy',
      'neighbourOffice',
    ] as const)
      expect((await read(one, actor)).status).toBe(404)
    expect((await read(one, 'admin')).status).toBe(403)
  })
})

describe('承办', () => {
  it('经办人签收、拟稿，负责人签发，代工委反馈，反映人评价：一条路走到底，每步只有该做的人能做', async () => {
    const one = await caseIn('assigned')
    await refuses(one, 'acknowledge', 'eastKeeper', [403, 'not-allowed'])
    await refuses(one, 'acknowledge', 'roadHead', [403, 'not-allowed'])
    await refuses(one, 'acknowledge', 'waterDrafter', [404, 'not-found'])
    expect((await must(one, 'acknowledge')).item.state).toBe('handling')
    await refuses(one, 'draft', 'roadHead', [403, 'not-allowed'])
    await refuses(one, 'draft', 'roadDrafter', [422, 'planned-in-the-past'], {
      result: 'planned',
      answer: '计划修',
      plannedOn: '2026-11-24',
    })
    expect((await must(one, 'draft')).item).toMatchObject({ state: 'drafted', result: 'solved', answeredBy: null })
    await refuses(one, 'sign', 'roadDrafter', [403, 'not-allowed'])
    expect((await must(one, 'sign')).item).toMatchObject({ state: 'answered', answeredBy: '县交通运输局' })
    expect((await receipt(one)).body.view.answer).toBeNull()
    await refuses(one, 'release', 'eastKeeper', [403, 'not-allowed'])
    await refuses(one, 'release', 'roadHead', [403, 'not-allowed'])
    expect((await must(one, 'release')).item.state).toBe('released')
    expect((await receipt(one)).body.view).toMatchObject({
      state: 'released',
      can: ['rate', 'notSolved', 'eraseContacts'],
      answer: { result: 'solved', text: inputs.draft.answer, by: '县交通运输局', on: '2026-11-24' },
    })
    await move(one, 'rate')
    expect((await read(one, 'office')).body).toMatchObject({
      item: { state: 'closed', rating: 'satisfied', ratingComment: '很快' },
      due: null,
      can: ['reopen', 'reveal', 'askErasure'],
    })
    expect((await eventsOf(one.id)).map(({ name }) => name)).toEqual(
      ['submitted', 'accepted', 'assigned', 'acknowledged', 'drafted', 'signed', 'released', 'rated'].map(
        (name) => `opinion.${name}`,
      ),
    )
  })

  it('退回交办：做的人看到自己这一步的结果，以后看不见；站长重新交办', async () => {
    const one = await caseIn('handling')
    const { item } = await must(one, 'handBack')
    expect(item).toMatchObject({ state: 'accepted', handler: null })
    expect((await read(one, 'roadDrafter')).status).toBe(404)
    expect((await must(one, 'assign', { handler: organOf('agency:县水利局') })).item.handler?.name).toBe('县水利局')
  })

  it('退回重拟、退回重办以后期限不变', async () => {
    const one = await caseIn('drafted')
    const due = (await read(one, 'office')).body.due?.on
    expect((await must(one, 'sendBack')).due?.on).toBe(due)
    await must(one, 'draft')
    await must(one, 'sign')
    expect((await must(one, 'returnAnswer')).due?.on).toBe(due)
  })

  it('收回以后交给别的单位，原单位看不见', async () => {
    const one = await caseIn('handling')
    await refuses(one, 'recall', 'eastKeeper', [403, 'not-allowed'])
    await must(one, 'recall')
    expect((await read(one, 'roadDrafter')).status).toBe(404)
    expect((await read(one, 'office')).body.item).toMatchObject({ state: 'accepted', handler: null })
  })

  it('村委会的事由它的乡镇政府经办', async () => {
    const one = await caseIn('accepted')
    await must(one, 'assign', { handler: organOf(`village:${villages.eastFirst}`) })
    await refuses(one, 'acknowledge', 'roadDrafter', [404, 'not-found'])
    expect((await move(one, 'acknowledge', {}, {}, 'eastDrafter')).status).toBe(200)
  })
})

describe('当场答复、不予受理、并入', () => {
  it('当场答复直接到待评价，答复的是站所在的机构', async () => {
    const one = await caseIn('accepted')
    await refuses(one, 'answerHere', 'westKeeper', [404, 'not-found'])
    await must(one, 'answerHere')
    expect((await receipt(one)).body.view).toMatchObject({
      state: 'released',
      answer: { text: inputs.answerHere.answer },
      can: ['rate', 'notSolved', 'eraseContacts'],
    })
  })

  it('不予受理要说理由和该去哪里；反映人看得到', async () => {
    const one = await caseIn('received')
    await refuses(one, 'decline', 'eastKeeper', [422, 'bad-input'], { door: 'court', reason: ' ' })
    await refuses(one, 'decline', 'eastKeeper', [422, 'bad-input'], { door: 'nowhere', reason: '理由' })
    await must(one, 'decline')
    expect((await receipt(one)).body.view).toMatchObject({
      state: 'declined',
      decline: { door: 'court', reason: '正在诉讼中' },
      can: ['eraseContacts'],
    })
  })

  it('并入别件：自己、别的乡镇的、没有的、已结束的都不行', async () => {
    const one = await caseIn('accepted')
    const west = await caseIn('received', { township: townships.west, village: villages.westFirst })
    const ended = await caseIn('declined')
    for (const [into, code] of [
      [one.id, 'merge-into-itself'],
      [west.id, 'merge-target-unknown'],
      [uuidv7(), 'merge-target-unknown'],
      [ended.id, 'merge-target-ended'],
    ] as const)
      await refuses(one, 'merge', 'eastKeeper', [422, code], { into, reason: '同一件事' })
    await must(one, 'merge', { into: (await caseIn('accepted')).id, reason: '同一件事' })
  })

  it('并入的反映人看到对方那一件反馈了的答复，反馈以前看不到', async () => {
    const target = await caseIn('answered')
    const one = await caseIn('received')
    await must(one, 'merge', { into: target.id, reason: '同一件事' })
    expect((await receipt(one)).body.view).toMatchObject({ state: 'merged', answer: null })
    await must(target, 'release')
    expect((await receipt(one)).body.view.answer).toMatchObject({
      result: 'solved',
      text: inputs.draft.answer,
      by: '县交通运输局',
    })
    expect((await receipt(one)).body.view.can).toEqual(['eraseContacts'])
  })

  it('反映人看不到并入的是谁的哪一件', async () => {
    const target = await caseIn('accepted', { body: '别人说的另一段话' })
    const one = await caseIn('received')
    await must(one, 'merge', { into: target.id, reason: '同一件事' })
    const { text } = await receipt(one)
    expect(text.includes('别人说的另一段话') || text.includes(target.id) || text.includes(target.code)).toBe(false)
  })
})

describe('没有解决、到期办结、重新办理', () => {
  it('没有解决：回到交办，只有一次；第二次只能评价', async () => {
    const one = await caseIn('released')
    expect((await move(one, 'notSolved')).status).toBe(200)
    expect((await read(one, 'office')).body.item).toMatchObject({
      state: 'accepted',
      contested: 1,
      handler: null,
      answer: null,
    })
    for (const verb of ['assign', 'acknowledge', 'draft', 'sign', 'release'] as const) await must(one, verb)
    expect((await receipt(one)).body.view.can).toEqual(['rate', 'eraseContacts'])
    await refuses(one, 'notSolved', null, [409, 'already-contested'])
    expect((await move(one, 'rate', { rating: 'unsatisfied' })).status).toBe(200)
  })

  it('评价期限没有过，不能到期办结；过了才行，评价是空的', async () => {
    const one = await caseIn('released')
    await refuses(one, 'lapse', 'office', [409, 'rating-days-not-over'])
    expect((await read(one, 'office')).body.can).not.toContain('lapse')
    app.clock.on('2026-12-08')
    await refuses(one, 'lapse', 'office', [409, 'rating-days-not-over'])
    app.clock.on('2026-12-09')
    expect((await read(one, 'office')).body.can).toContain('lapse')
    expect((await must(one, 'lapse')).item).toMatchObject({ state: 'closed', rating: null })
    app.clock.on('2026-11-24')
  })

  it.each(['closed', 'declined', 'merged'] as const)('%s 的，代工委可以重新办理，编号不变', async (state) => {
    const one = await caseIn(state)
    const { number } = (await read(one, 'office')).body.item
    await refuses(one, 'reopen', 'eastKeeper', [403, 'not-allowed'])
    const { item } = await must(one, 'reopen')
    expect(item).toMatchObject({ state: 'received', rating: null, declineDoor: null, mergedInto: null, number })
  })
})
