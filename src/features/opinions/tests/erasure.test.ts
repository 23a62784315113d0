import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { poolOf } from '#platform/db/db.ts'
import { sql } from '#platform/db/sql.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { type Case, opinionsOf, roads, type Seen } from '../../../../fixtures/opinions.ts'
import { countWrongEnd } from '../data/wrong-ends.ts'

const app = await startApp()
const { caseIn, move, must, read, receipt } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

const canary = { authorName: '金丝雀', authorPhone: '13987654321' } as const
const inTexts = {
  ...canary,
  title: '金丝雀反映路灯',
  body: '我是金丝雀，电话 139 8765 4321，路灯坏了。',
  place: '金丝雀家门口',
}

/** Tables of the whole database in which any of these words stands. */
const placesOf = async (words: readonly string[]): Promise<string[]> => {
  const { rows } = await owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_schema)'`,
  )
  const found: string[] = []
  for (const { name } of rows)
    for (const word of words) {
      const hit = await owner.query(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [word])
      if (hit.rowCount) found.push(`${name} ${word}`)
    }
  return found
}

const erase = (one: Case, input: unknown = { phoneEnd: '4321' }, acting = {}) =>
  move(one, 'eraseContacts', input, acting)
const ownData = (one: Pick<Case, 'link'>, phoneEnd: string) =>
  app.as(null)(`/api/public/v1/receipts/${one.link}/own-data`, { body: { phoneEnd } })
const row = async (id: string) =>
  (await owner.query('select * from opinions.opinion where county = $1 and id = $2', [home, id])).rows[0]

const told = async (id: string): Promise<{ id: string; name: string; by_name: string | null; extra: unknown }[]> =>
  (
    await owner.query(
      'select id, name, by_name, extra from audit.event where county = $1 and record = $2 order by version',
      [home, id],
    )
  ).rows

describe('反映人删除联系方式', () => {
  let one: Case
  beforeEach(async () => {
    one = await caseIn('released', inTexts)
    await must(one, 'notSolved', { reason: '金丝雀家门口还是不亮，打 13987654321' })
    await app.settle()
  })

  it('当场删掉；全库找不到那个电话和称呼，话还在，封存对得上', async () => {
    const before = await row(one.id)
    expect(await placesOf(['金丝雀', '13987654321'])).not.toEqual([])
    expect((await erase(one)).status).toBe(200)
    const after = await row(one.id)
    expect(after).toMatchObject({ author_name: null, author_phone: null, phone_hash: null, state: before.state })
    expect(after.salt.equals(before.salt)).toBe(false)
    expect(after.body).toBe('我是〔已删除〕，电话 〔已删除〕，路灯坏了。')
    expect(after.due_on).toEqual(before.due_on)
    await app.settle()
    const hashes = [before.author_phone, before.author_name, before.phone_hash.toString('hex')]
    expect(await placesOf(['金丝雀', '13987654321', '139 8765 4321', ...hashes])).toEqual([])
    const { faults, erased } = await verifySeals(app.db, home, app.ports)
    expect(faults).toEqual([])
    expect(erased).toBeGreaterThan(0)
  })

  it('标题是正文开头截下来的：截断的号码也不留', async () => {
    const cut = await caseIn('received', { ...canary, body: '村东头路灯坏了两个月，请打13987654321找我。' })
    expect((await row(cut.id)).title).toContain('1398765')
    await erase(cut)
    expect((await row(cut.id)).title).toBe('村东头路灯坏了两个月，请打〔已删除〕找我…')
  })

  it('同一份请求发两遍，只删一次；事情照办，凭证照用', async () => {
    const actId = uuidv7()
    const version = one.version
    const first = await erase(one, undefined, { actId, version })
    const again = await erase(one, undefined, { actId, version })
    expect([first.status, again.status]).toEqual([200, 200])
    const { body } = await receipt(one)
    expect(body.view).toMatchObject({ hasPhone: false, hasName: false, state: 'accepted' })
    expect(body.view.can).not.toContain('eraseContacts')
    expect((await erase(one)).body.code).toBe('no-contacts')
    expect((await move(one, 'assign')).status).toBe(200)
  })

  it('后四位不对，删不了；试十次以后要等', async () => {
    for (const phoneEnd of ['0000', '', undefined]) {
      const { status, body } = await erase(one, { phoneEnd })
      expect([status, body.code]).toEqual([422, 'phone-end-wrong'])
    }
    for (let n = 0; n < 7; n++) await erase(one, { phoneEnd: '0001' })
    expect((await erase(one)).status).toBe(429)
    expect((await row(one.id)).author_phone).not.toBeNull()
  })

  it('后四位错满三十次，这件事停一天：换了进程、重新启动也记得；没有的链接不占谁的次数', async () => {
    const other = await caseIn('accepted', { authorPhone: '13900004321' })
    expect((await ownData({ link: 'A'.repeat(22) }, '0000')).status).toBe(404)
    expect((await ownData(other, '0000')).body.code).toBe('phone-end-wrong')
    const wrong = async () =>
      (
        await app.db.read(home, (session) =>
          session.all(sql<{ tries: number }>`select tries from opinions.wrong_end where opinion = ${other.id}`),
        )
      )[0]?.tries
    expect(await wrong()).toBe(1)
    const now = app.clock.now
    await app.db.write(home, async (session) => {
      for (let n = 0; n < 29; n++) countWrongEnd(session, other.id, now)
    })
    const locked = await ownData(other, '4321')
    expect([locked.status, locked.body.code]).toEqual([429, 'too-many'])
    expect((await erase(other)).status).toBe(429)
    app.clock.now = new Date(now.getTime() + 86_400_001)
    expect((await ownData(other, '4321')).status).toBe(200)
    expect((await ownData(other, '0000')).status).toBe(422)
    expect(await wrong()).toBe(1)
    app.clock.now = now
  })

  it('删了以后，后四位打不开，口令照样打得开；工作人员看不到联系方式', async () => {
    await erase(one)
    const lookUp = (fact: string) => app.as(null)<Seen>('/api/public/v1/lookups', { body: { code: one.code, fact } })
    expect([(await lookUp('4321')).status, (await lookUp(one.word)).status]).toEqual([404, 200])
    expect((await read(one, 'office')).body.item?.author).toBeNull()
  })
})

describe('称呼起得像公文里的话', () => {
  const words = ['不予支持', 'channel', 'reason', 'request', 'satisfied', 'web'] as const
  it.each(words)('称呼是“%s”：删掉以后，工作人员的话和每件事的记载一个字不少', async (name) => {
    const one = await caseIn('handling', {
      authorName: name,
      authorPhone: undefined,
      body: `我是${name}，路灯坏了两个月。`,
    })
    await must(one, 'handBack', { reason: `交回：${name}` })
    await must(one, 'assign', { handler: roads, request: `请核对是否${name}` })
    await must(one, 'acknowledge')
    const answer = `该诉求${name}，理由见下。`
    await must(one, 'draft', { result: 'cannot', answer, cannotReason: `依规定${name}` })
    for (const verb of ['sign', 'release'] as const) await must(one, verb)
    await must(one, 'rate', { rating: 'satisfied', comment: `${name}收到` })
    await app.settle()
    const before = await told(one.id)
    expect((await erase(one, {})).status).toBe(200)
    await app.settle()
    expect(await row(one.id)).toMatchObject({
      answer,
      cannot_reason: `依规定${name}`,
      request: `请核对是否${name}`,
      body: '我是〔已删除〕，路灯坏了两个月。',
      rating_comment: '〔已删除〕收到',
    })
    // Only what the author himself wrote is emptied: the comment beside the rating.
    const kept = before.filter(({ name: event }) => event !== 'opinion.rated')
    expect((await told(one.id)).filter(({ id }) => kept.some((event) => event.id === id))).toEqual(kept)
    const rated = (await told(one.id)).find(({ name: event }) => event === 'opinion.rated')
    expect(JSON.stringify(rated?.extra)).not.toContain('收到')
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })

  it('工作人员的话里：电话去掉，别的不动；写着电话的那件事的话也去掉', async () => {
    const one = await caseIn('accepted', canary)
    await must(one, 'assign', { handler: roads, request: '请打 139-8765-4321 找金丝雀' })
    await app.settle()
    expect((await erase(one)).status).toBe(200)
    await app.settle()
    expect((await row(one.id)).request).toBe('请打 〔已删除〕 找金丝雀')
    expect(JSON.stringify(await told(one.id))).not.toContain('4321')
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })
})

describe('没留电话的', () => {
  it('只有称呼：凭凭证就能删；什么都没留：没有要删的', async () => {
    const named = await caseIn('received', { authorName: '金丝雀', authorPhone: undefined })
    expect((await erase(named, {})).status).toBe(200)
    const nobody = await caseIn('received', { authorName: undefined, authorPhone: undefined })
    expect((await erase(nobody, {})).body.code).toBe('no-contacts')
  })
})

describe('拿一份留存的信息', () => {
  it('后四位对，全给：话、称呼、手机号、评价；记下给过', async () => {
    const one = await caseIn('released', canary)
    await move(one, 'rate', { rating: 'satisfied', comment: '很快' })
    const { status, body } = await ownData(one, '4321')
    expect(status).toBe(200)
    expect(body).toMatchObject({ name: '金丝雀', phone: '13987654321', view: { code: one.code, rating: 'satisfied' } })
    expect(body['wrote']).toEqual([{ on: expect.any(String), event: 'rated', text: '很快' }])
    const { rows } = await owner.query(`select extra from audit.entry where county = $1 and name = 'ownData.given'`, [
      home,
    ])
    expect(rows.map(({ extra }) => extra.record)).toContain(one.id)
  })

  it('后四位不对，不给；链接不对，找不到', async () => {
    const one = await caseIn('received', canary)
    const { status, body } = await ownData(one, '1111')
    expect([status, body['code']]).toEqual([422, 'phone-end-wrong'])
    expect((await ownData({ link: 'x'.repeat(22) }, '4321')).status).toBe(404)
  })
})

describe('当面申请删除：两个人', () => {
  it('一个人申请，另一个人确认才删；申请的人自己确认不了', async () => {
    const one = await caseIn('received', canary)
    expect((await move(one, 'eraseContacts', {}, {}, 'office')).body.code).toBe('not-allowed')
    expect((await move(one, 'askErasure', { reason: '本人带身份证到场' }, {}, 'office')).status).toBe(200)
    expect((await read(one, 'office')).body.can).not.toContain('eraseContacts')
    const own = await move(one, 'eraseContacts', {}, {}, 'office')
    expect([own.status, own.body.code]).toEqual([403, 'not-allowed'])
    expect((await move(one, 'dropErasure', { reason: '不删了' }, {}, 'office')).status).toBe(200)
    expect((await move(one, 'dropErasure')).body.code).toBe('erasure-not-asked')
    expect((await row(one.id)).author_phone).not.toBeNull()
  })

  it('联络站申请，代工委确认：删掉，谁申请谁确认都留着', async () => {
    const one = await caseIn('closed', canary)
    app.clock.pass(1000) // the latest notice stands on the first page
    expect((await move(one, 'askErasure', { reason: '本人到场' }, {}, 'eastKeeper')).status).toBe(200)
    await app.settle()
    const { items } = (await app.as('office')<{ items: { record: string; event: string }[] }>('/api/v1/notices')).body
    expect(items).toContainEqual(expect.objectContaining({ record: one.id, event: 'opinion.erasureAsked' }))
    expect((await move(one, 'eraseContacts', {}, {}, 'office')).status).toBe(200)
    await app.settle()
    expect(await row(one.id)).toMatchObject({ author_name: null, author_phone: null, state: 'closed' })
    const { rows } = await owner.query(
      'select name, by_login from audit.event where county = $1 and record = $2 order by version desc limit 2',
      [home, one.id],
    )
    expect(rows.map(({ name }) => name)).toEqual(['opinion.contactsErased', 'opinion.erasureAsked'])
    expect(rows[0].by_login).not.toBe(rows[1].by_login)
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })
})
