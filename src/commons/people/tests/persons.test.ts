import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { personOf } from '../../../../fixtures/counties.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { cardOf, peopleOf } from '../../../../fixtures/people.ts'

const app = await startApp()
const { act, must, enter, give, eventsOf } = peopleOf(app)
const names = async (query: string, actor: 'office' | 'eastChair' | 'westChair' | 'eastDeputy' = 'office') =>
  (await must(app.as(actor)(`/api/v1/people?${query}`))).items as unknown as { name: string }[]

describe('登记人员', () => {
  it('证件号带出性别和生日，电话证件只见掩码，库里没有明文', async () => {
    const card = cardOf('1980-02-29', '125')
    const one = await enter('钱示例', { phone: '138 1234 5678', idCard: card, number: '工0007' })
    const { item } = await must(app.as('office')(`/api/v1/people/${one.id}`))
    expect(item).toMatchObject({
      name: '钱示例',
      birthOn: '1980-02-29',
      sex: 'male',
      contacts: { phone: '138********', idCard: `9999${'*'.repeat(14)}` },
    })
    const stored = await app.db.read(home, (session) =>
      session.one(
        sql<{ text: string }>`select p::text as text from people.person p where county = ${home} and id = ${one.id}`,
      ),
    )
    expect(stored?.text.includes('13812345678') || stored?.text.includes(card)).toBe(false)
  })

  it.each([
    ['位数不够', '99990119800101123', 'bad-id-card'],
    [
      '最后一位不对',
      `${cardOf('1990-05-06').slice(0, 17)}${cardOf('1990-05-06').endsWith('0') ? '1' : '0'}`,
      'bad-id-card',
    ],
    ['日子不存在', cardOf('1990-02-30'), 'bad-id-card'],
  ])('身份证号%s', async (_, idCard, code) => {
    const { status, body } = await app.as('office')('/api/v1/people', { body: { id: uuidv7(), name: '错证', idCard } })
    expect([status, (body.errors as unknown as { code: string }[])[0]?.code]).toEqual([422, code])
  })

  it('证件说的生日和填的不一样、同一证件登记两次，都被拒', async () => {
    const idCard = cardOf('1971-03-04')
    const enterAs = (over: object) =>
      app.as('office')('/api/v1/people', { body: { id: uuidv7(), name: '同证', idCard, ...over } })
    expect((await enterAs({ birthOn: '1971-03-05' })).body.code).toBe('card-other-birthday')
    expect((await enterAs({})).status).toBe(201)
    expect((await enterAs({ name: '别名' })).body.code).toBe('card-taken')
  })

  it('乡镇主席只登记本乡镇的人，也只看见本乡镇的人', async () => {
    const enterIn = (township: string | undefined) =>
      app.as('eastChair')('/api/v1/people', { body: { id: uuidv7(), name: '镇上人', township } })
    expect((await enterIn(townships.east)).status).toBe(201)
    expect((await enterIn(townships.west)).body.code).toBe('not-allowed')
    expect((await enterIn(undefined)).body.code).toBe('not-allowed')
    expect(await names('q=镇上人', 'eastChair')).toHaveLength(1)
    expect(await names('q=镇上人', 'westChair')).toHaveLength(0)
  })

  it('同一份登记送两次是一个人，同号异文被拒', async () => {
    const body = { id: uuidv7(), name: '两次' }
    expect((await app.as('office')('/api/v1/people', { body })).status).toBe(201)
    expect((await app.as('office')('/api/v1/people', { body })).status).toBe(200)
    expect((await app.as('office')('/api/v1/people', { body: { ...body, name: '三次' } })).body.code).toBe('id-taken')
  })
})

describe('查人', () => {
  it('按姓名的任何一段、按编号查，改了名按新名查', async () => {
    const one = await enter('欧阳示秋', { number: 'D-0231' })
    for (const q of ['欧阳示秋', '欧阳', '阳示', '示秋', '秋', 'D-0231'])
      expect(await names(`q=${q}`)).toMatchObject([{ name: '欧阳示秋' }])
    for (const q of ['欧示', 'D-02', '%', "'"]) expect(await names(`q=${encodeURIComponent(q)}`)).toEqual([])
    await must(act('people', one, 'correct', { name: '欧阳示冬' }))
    expect(await names('q=示秋')).toEqual([])
    expect(await names('q=示冬')).toHaveLength(1)
  })

  it('常见的字一页一页翻，不重不漏，按姓名排，倒着也一样；编号只有一两个字的也找得到，改了名就按新名找', async () => {
    const bearers = ['阚甲', '阚甲', '乙阚', '丙阚丁', '阚戊', '己庚阚'].sort()
    for (const name of bearers) await enter(name)
    await enter('阚辛', { number: '阚' })
    const renamed = await enter('壬癸', { number: 'K9' })
    const paged = async (q: string, sort: string): Promise<string[]> => {
      const found: string[] = []
      let cursor = ''
      do {
        const { items, next } = await must(app.as('office')(`/api/v1/people?q=${q}&sort=${sort}&limit=3${cursor}`))
        found.push(...(items as unknown as { name: string }[]).map(({ name }) => name))
        cursor = next === null ? '' : `&cursor=${String(next)}`
      } while (cursor)
      return found
    }
    const all = [...bearers, '阚辛'].sort()
    expect(await paged('阚', 'name')).toEqual(all)
    expect(await paged('阚', '-name')).toEqual(all.toReversed())
    expect((await must(app.as('office')('/api/v1/people?q=阚&limit=1'))).total).toBe(all.length)
    expect(await paged('K9', 'name')).toEqual(['壬癸'])
    await must(act('people', renamed, 'correct', { name: '阚癸' }))
    expect(await paged('阚', 'name')).toEqual([...all, '阚癸'].sort())
    expect(await names(`q=阚&township=${townships.east}`)).toEqual([])
  })

  it('一页接一页，不漏不重；按某日所任职务查', async () => {
    const first = await must(app.as('office')('/api/v1/people?limit=5'))
    const second = await must(app.as('office')(`/api/v1/people?limit=5&cursor=${String(first.next)}`))
    const ids = [first, second].flatMap(({ items }) => (items as unknown as { id: string }[]).map(({ id }) => id))
    expect(new Set(ids).size).toBe(10)
    expect(await names('role=townshipChair&on=2026-01-01')).toMatchObject([{ name: '东主席' }, { name: '西主席' }])
    expect(await names('role=townshipChair&on=2021-01-01')).toEqual([])
    expect((await app.as('office')('/api/v1/people?cursor=nonsense')).status).toBe(422)
  })
})

describe('查看电话和证件', () => {
  it('写明理由才看得到，谁看的留在时间线；同一次看两遍只记一次', async () => {
    const one = await enter('孙示例', { phone: '13900001111' })
    const actId = uuidv7()
    const look = () => act('people', one, 'reveal', { reason: '通知视察' }, 'office', { actId, version: 1 })
    for (const _ of [1, 2]) expect((await must(look())).contacts).toMatchObject({ phone: '13900001111' })
    expect(await eventsOf(one.id)).toEqual(['person.entered', 'person.revealed'])
    await must(act('people', one, 'correct', { name: '孙示例', phone: '13900002222' }, 'office', { version: 1 }))
    const later = await look()
    expect([later.status, later.body.code, later.text.includes('1390000')]).toEqual([409, 'look-is-over', false])
    expect((await act('people', one, 'reveal', { reason: '' })).status).toBe(422)
    expect((await act('people', one, 'reveal', { reason: '想看' }, 'leader')).status).toBe(403)
    const seen = await must(app.as('leader')(`/api/v1/people/${one.id}`))
    expect(seen.item?.contacts).toBeNull()
  })
})

describe('本人申请变更', () => {
  const ask = (over: object = { occupation: '村医', phone: '13700002222' }) => {
    const id = uuidv7()
    return { id, sent: app.as('eastDeputy')('/api/v1/person-changes', { body: { id, ...over } }) }
  }

  it('代表看得到自己，看不到别人；同意以后资料跟着改，一次办成', async () => {
    expect((await app.as('eastDeputy')(`/api/v1/people/${personOf('eastDeputy')}`)).status).toBe(200)
    expect((await app.as('eastDeputy')(`/api/v1/people/${personOf('office')}`)).status).toBe(404)
    const { id, sent } = ask()
    expect((await must(sent)).item).toMatchObject({
      state: 'proposed',
      asked: { phone: '137********', occupation: '村医' },
    })
    expect((await must(app.as('office')('/api/v1/tasks'))).items).toContainEqual(
      expect.objectContaining({ record: id }),
    )
    const actId = uuidv7()
    const before = await eventsOf(personOf('eastDeputy'))
    for (const _ of [1, 2])
      expect((await act('person-changes', { id, version: 1 }, 'approve', {}, 'eastChair', { actId })).status).toBe(200)
    const { item } = await must(app.as('eastDeputy')(`/api/v1/people/${personOf('eastDeputy')}`))
    expect(item).toMatchObject({ occupation: '村医', contacts: { phone: '137********' } })
    expect(await eventsOf(personOf('eastDeputy'))).toEqual([...before, 'person.corrected'])
  })

  it('资料改不成，申请也不算办了：一个被拒，两个都不动', async () => {
    const { id, sent } = ask({ occupation: '教师' })
    await must(sent)
    const person = {
      id: personOf('eastDeputy'),
      version: Number((await must(app.as('office')(`/api/v1/people/${personOf('eastDeputy')}`))).version),
    }
    await must(act('people', person, 'recordDeath', { diedOn: '2026-11-20' }))
    const { status, body } = await act('person-changes', { id, version: 1 }, 'approve', {}, 'office')
    expect([status, body.code, body.also]).toEqual([
      409,
      'not-in-this-state',
      { action: 'person.correct', id: person.id },
    ])
    expect(await eventsOf(id)).toEqual(['personChange.proposed'])
    await must(act('people', person, 'takeBack', { reason: '登记有误' }))
  })

  it('什么也没有要改、别的乡镇来同意、别人来撤回，都不行；本人可以撤回', async () => {
    const asWest = (body: object) => app.as('westDeputy')('/api/v1/person-changes', { body: { id: uuidv7(), ...body } })
    expect((await asWest({})).body.code).toBe('nothing-asked')
    expect((await asWest({ township: townships.east })).status).toBe(422)
    const { item } = await must(asWest({ nation: '回族' }))
    const one = { id: String(item?.id), version: 1 }
    expect((await act('person-changes', one, 'approve', {}, 'eastChair')).status).toBe(404)
    expect((await act('person-changes', one, 'withdraw', {}, 'office')).status).toBe(403)
    expect((await act('person-changes', one, 'refuse', { reason: '请附户口簿' }, 'westDeputy')).status).toBe(403)
    await must(act('person-changes', one, 'withdraw', {}, 'westDeputy'))
  })
})

describe('去世', () => {
  it('登记去世，职务随之终止，登录随之失效', async () => {
    const one = { id: personOf('streetKeeper'), version: 1 }
    expect((await app.as('streetKeeper')('/api/v1/opinions')).status).toBe(200)
    expect((await act('people', one, 'recordDeath', { diedOn: '2026-12-01' })).body.code).toBe('day-ahead')
    await must(act('people', one, 'recordDeath', { diedOn: '2026-11-23' }))
    const { items } = await must(app.as('office')(`/api/v1/posts?person=${one.id}`))
    expect(items).toMatchObject([{ state: 'ended', ground: 'died', endsOn: '2026-11-23' }])
    app.clock.pass(3000)
    expect([401, 403]).toContain((await app.as('streetKeeper')('/api/v1/opinions')).status)
  })
})

describe('一个人登记了两条', () => {
  it('由人并成一条：职务归到一处，原来的记录还在；不能绕圈', async () => {
    const kept = await enter('周示并', { birthOn: '1975-01-01', phone: '13611112222' })
    const twice = await enter('周示并', { birthOn: '1975-01-01' })
    const post = await give(twice.id, 'officeStaff', organOf('office'))
    const { items } = await must(app.as('office')(`/api/v1/people/${twice.id}/alike`))
    expect(items).toMatchObject([{ id: kept.id, by: 'nameAndBirth' }])
    const pairs = async (actor: 'office' | 'westChair') => {
      const { items: found } = await must(app.as(actor)('/api/v1/people/pairs'))
      return (found as unknown as { one: { id: string }; other: { id: string }; by: string }[])
        .filter(({ one }) => one.id === kept.id)
        .map(({ other, by }) => [other.id, by])
    }
    expect(await pairs('office')).toEqual([[twice.id, 'nameAndBirth']])
    expect(await pairs('westChair')).toEqual([])
    expect((await act('people', twice, 'merge', { into: twice.id, reason: '同一人' })).body.code).toBe(
      'merge-into-itself',
    )
    expect((await act('people', twice, 'merge', { into: uuidv7(), reason: '同一人' })).body.code).toBe(
      'other-entry-unknown',
    )
    await must(act('people', twice, 'merge', { into: kept.id, reason: '同一人' }))
    expect((await must(app.as('office')(`/api/v1/posts?person=${kept.id}`))).items).toMatchObject([{ id: post.id }])
    expect((await must(app.as('office')(`/api/v1/people/${twice.id}`))).item).toMatchObject({
      state: 'merged',
      mergedInto: { id: kept.id, name: '周示并' },
    })
    expect(await names('q=周示并')).toHaveLength(1)
    expect(await pairs('office')).toEqual([])
    const third = await enter('周示并')
    expect((await act('people', kept, 'merge', { into: third.id, reason: '同一人' })).body.code).toBe(
      'merge-other-way-round',
    )
    expect((await act('people', third, 'merge', { into: twice.id, reason: '同一人' })).body.code).toBe(
      'other-entry-ended',
    )
  })
})
