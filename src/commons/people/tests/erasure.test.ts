import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { poolOf } from '#platform/db/db.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { mint } from '../../../../fixtures/mint.ts'
import { cardOf, type Living, peopleOf } from '../../../../fixtures/people.ts'
import { picture } from '../../../../fixtures/picture.ts'

const app = await startApp()
const { act, must, enter, give, eventsOf } = peopleOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

const known = {
  township: townships.east,
  phone: '13976543210',
  nation: '汉族',
  occupation: '金丝雀养殖',
  education: 'college',
}

/** Somebody with all that a register may hold, and words of others in the timeline. */
let cards = 100
const whole = async (name = '丙示例', idCard = cardOf('1961-03-04', String(++cards))): Promise<Living> => {
  const one = await enter(name, { ...known, idCard })
  await must(
    act('people', one, 'setPhoto', {
      image: picture,
      isPublic: true,
      agreedOn: '2026-01-01',
      agreement: '金丝雀的同意书',
    }),
  )
  await must(act('people', one, 'reveal', { reason: '金丝雀请他回电' }))
  return one
}
const ask = (one: Living, actor: 'office' | 'eastChair' = 'eastChair') =>
  act('people', one, 'askErasure', { reason: '本人书面申请' }, actor)
const rowOf = async (id: string) =>
  (await owner.query('select * from people.person where county = $1 and id = $2', [home, id])).rows[0]

/** Tables of the whole database in which one of these words stands. */
const placesOf = async (words: readonly string[]): Promise<string[]> => {
  const { rows } = await owner.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname !~ '^(pg_|information_schema)'`,
  )
  const found: string[] = []
  for (const { name } of rows)
    for (const word of words)
      if ((await owner.query(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [word])).rowCount)
        found.push(`${name} ${word}`)
  return found
}

describe('删除不再任职的人的个人信息：两个人', () => {
  it('一个人申请，另一个人确认：电话、证件、生日、照片、写的话都没有了，姓名还在，封存对得上', async () => {
    const card = cardOf('1961-03-04')
    const one = await whole('丙示例', card)
    expect((await act('people', one, 'erase')).body.code).toBe('not-allowed')
    await must(ask(one))
    await app.settle()
    const before = await rowOf(one.id)
    expect((await act('people', one, 'erase', {}, 'eastChair')).body.code).toBe('not-allowed')
    const { item, can } = await must(act('people', one, 'erase', {}, 'office'))
    expect(item).toMatchObject({
      name: '丙示例',
      state: 'erased',
      birthOn: null,
      sex: null,
      occupation: null,
      photo: null,
      contacts: { phone: null, idCard: null },
    })
    expect(can).toEqual([])
    const after = await rowOf(one.id)
    expect(after).toMatchObject({ phone: null, phone_hash: null, id_card: null, id_card_hash: null, birth_on: null })
    expect(after.salt.equals(before.salt)).toBe(false)
    await app.settle()
    const sealed = [before.phone, before.id_card].map(String)
    expect(await placesOf(['金丝雀', '13976543210', card, ...sealed])).toEqual([])
    expect((await owner.query('select 1 from people.photo where person = $1', [one.id])).rowCount).toBe(0)
    expect(await eventsOf(one.id)).toEqual([
      'person.entered',
      'person.photoSet',
      'person.revealed',
      'person.erasureAsked',
      'person.erased',
    ])
    const { faults, erased } = await verifySeals(app.db, home, app.ports)
    expect(faults).toEqual([])
    expect(erased).toBeGreaterThan(0)
  })

  it('申请了，告诉能确认的人：县里的、本乡镇的；自己申请的不告诉自己，别的乡镇的不告诉', async () => {
    const one = await whole()
    await must(ask(one, 'office'))
    await app.settle()
    const toldOf = async (actor: 'office' | 'eastChair' | 'westChair') =>
      (await app.as(actor)<{ items: { record: string; event: string }[] }>('/api/v1/notices')).body.items
        .filter(({ record }) => record === one.id)
        .map(({ event }) => event)
    expect(await toldOf('eastChair')).toEqual(['person.erasureAsked'])
    expect([await toldOf('office'), await toldOf('westChair')]).toEqual([[], []])
  })

  it('申请了又不删：资料不变，不能再确认', async () => {
    const one = await whole()
    await must(ask(one))
    await must(act('people', one, 'dropErasure', { reason: '本人又说不删了' }))
    expect((await act('people', one, 'erase')).body.code).toBe('not-allowed')
    expect((await rowOf(one.id)).phone).not.toBeNull()
  })

  it('在任的、离任不满年限的，删不了；满了的可以，任过的职务还在', async () => {
    const one = await whole()
    const post = await give(one.id, 'presidiumMember')
    await must(ask(one))
    expect((await act('people', one, 'erase')).body.code).toBe('still-held')
    await must(act('posts', post, 'end', { ground: 'retired', lastDay: '2024-06-30' }))
    expect((await act('people', one, 'erase')).body.code).toBe('still-held')
    const long = await whole()
    const old = await give(long.id, 'presidiumMember', undefined, { startsOn: '2017-01-01' })
    await must(act('posts', old, 'end', { ground: 'retired', lastDay: '2021-06-30' }))
    await must(ask(long))
    expect((await act('people', long, 'erase')).status).toBe(200)
    const held = await app.as('office')<{ items: { role: string }[] }>(`/api/v1/posts?person=${long.id}`)
    expect(held.body.items.map(({ role }) => role)).toEqual(['presidiumMember'])
  })

  it('并进来的那一条一起删', async () => {
    const [one, other] = [
      await whole('丁示例'),
      await enter('丁示例', { township: townships.east, phone: '13976540000' }),
    ]
    await must(act('people', other, 'merge', { into: one.id, reason: '黄鹂鸟说是同一人' }))
    await must(ask(one))
    await app.settle()
    expect((await act('people', one, 'erase')).status).toBe(200)
    await app.settle()
    expect((await rowOf(other.id)).phone).toBeNull()
    expect(await eventsOf(other.id)).toEqual(['person.entered', 'person.merged', 'person.erasedWith'])
    expect(await placesOf(['黄鹂鸟', '13976540000'])).toEqual([])
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })

  it('还有账号、还有没审核的变更，先办完；以前申请过的变更，内容一起删', async () => {
    const { township } = known
    const own = await mint(app, [{ role: 'deputy', organ: 'congress', division: township }], { township })
    const one = { id: own.person, version: 1 }
    const changes = [uuidv7(), uuidv7()].map((id) => ({ id, version: 1 }))
    for (const { id } of changes)
      await must(own.ask('/api/v1/person-changes', { body: { id, phone: '13976549999', note: '画眉鸟换了号码' } }))
    await must(act('person-changes', changes[0] as Living, 'refuse', { reason: '画眉鸟没有附材料' }))
    await must(
      act('posts', { id: own.posts[0] as string, version: 1 }, 'end', { ground: 'retired', lastDay: '2022-02-01' }),
    )
    await must(ask(one, 'office'))
    expect((await act('people', one, 'erase', {}, 'eastChair')).body.code).toBe('account-open')
    await owner.query('update login.login set ends_at = $2 where id = $1', [own.login, '2022-02-02'])
    expect((await act('people', one, 'erase', {}, 'eastChair')).body.code).toBe('change-open')
    await must(act('person-changes', changes[1] as Living, 'refuse', { reason: '画眉鸟没有附材料' }))
    await app.settle()
    await must(act('people', one, 'erase', {}, 'eastChair'))
    await app.settle()
    expect(await placesOf(['画眉鸟', '13976549999'])).toEqual([])
    expect(await eventsOf(changes[0]?.id ?? '')).toEqual([
      'personChange.proposed',
      'personChange.refused',
      'personChange.erased',
    ])
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })

  it('正在删的人，同时给不了职务：等删完，再说没有这个人', async () => {
    const one = await whole()
    const stateOf = 'update people.person set state = $3 where county = $1 and id = $2'
    await owner.query('begin')
    await owner.query(stateOf, [home, one.id, 'erased'])
    const organ = organOf(`presidium:${townships.east}`)
    const post = { id: uuidv7(), person: one.id, organ, role: 'presidiumMember', startsOn: '2026-01-01' }
    const giving = app.as('office')('/api/v1/posts', { body: post })
    expect(await Promise.race([giving, pause(300, 'waits')])).toBe('waits')
    await owner.query('commit')
    expect((await giving).body.code).toBe('unknown-person')
    await owner.query(stateOf, [home, one.id, 'known'])
    expect((await app.as('office')('/api/v1/posts', { body: post })).status).toBe(201)
  })
})
