import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { home, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'
import { addPosts } from '#commons/people/data/store.ts'
import { sql } from '#platform/db/sql.ts'

const app = await startApp()
const { act, must, enter, give, eventsOf } = peopleOf(app)
const congress = organOf('congress')
const committee = organOf('standing-committee')

const deputy = async (name: string) => {
  const person = await enter(name, { township: townships.east })
  const mandate: Living = { id: uuidv7(), version: 1 }
  await must(
    app.as('office')('/api/v1/mandates', {
      body: { id: mandate.id, person: person.id, level: 'county', congress, term: 16, electedOn: '2022-01-10' },
    }),
  )
  await must(act('mandates', mandate, 'confirm', { startsOn: '2022-02-01' }))
  return { person, mandate }
}
const postsOf = async (person: string) =>
  (await must(app.as('office')(`/api/v1/posts?person=${person}`))).items as unknown as {
    id: string
    role: string
    state: string
    ground: string | null
  }[]
const mandateOf = async (id: string) => (await must(app.as('office')(`/api/v1/mandates/${id}`))).item

describe('登记去世（代表法 62：自然终止）', () => {
  it('代表资格和所有职务在同一件事里终止，公告起草好，各留各的记录', async () => {
    const { person, mandate } = await deputy('逝者甲')
    await give(person.id, 'committeeMember', committee)
    await give(person.id, 'officeStaff', organOf('office'))
    await must(act('people', person, 'recordDeath', { diedOn: '2026-11-20' }))
    expect(await mandateOf(mandate.id)).toMatchObject({ state: 'ended', ground: 'died', endsOn: '2026-11-20' })
    expect(String((await mandateOf(mandate.id))?.announcement)).toContain('常务委员会委员职务相应终止')
    expect((await postsOf(person.id)).map(({ state, ground }) => [state, ground])).toEqual(
      Array.from({ length: 3 }, () => ['ended', 'died']),
    )
    expect(await eventsOf(mandate.id)).toEqual(['mandate.elected', 'mandate.confirmed', 'mandate.lapsed'])
  })

  it('乡镇主席登记本乡镇的人去世，县里的代表资格和职务也终止：这是事实', async () => {
    const { person, mandate } = await deputy('逝者乙')
    await give(person.id, 'committeeMember', committee)
    await must(act('people', person, 'recordDeath', { diedOn: '2026-11-20' }, 'eastChair'))
    expect((await mandateOf(mandate.id))?.state).toBe('ended')
    expect((await postsOf(person.id)).every(({ state }) => state === 'ended')).toBe(true)
  })

  it('三员之一去世：办公室登记得了，职务终止，安全管理员收到消息；办公室平时仍然免不了', async () => {
    const person = await enter('逝者管理员')
    const post = uuidv7()
    await app.db.write(home, (session) =>
      addPosts(session, [
        {
          id: post,
          person: person.id,
          organ: organOf('office'),
          role: 'auditAdmin',
          division: null,
          startsOn: '2022-01-01' as never,
        },
      ]),
    )
    expect(
      (await act('posts', { id: post, version: 1 }, 'end', { ground: 'died', lastDay: '2026-11-20' })).body.code,
    ).toBe('not-given-here')
    await must(act('people', person, 'recordDeath', { diedOn: '2026-11-20' }))
    expect(await postsOf(person.id)).toMatchObject([{ role: 'auditAdmin', state: 'ended', ground: 'died' }])
    expect(await eventsOf(post)).toEqual(['post.administratorLapsed'])
    await app.settle()
    const { items } = await must(app.as('security')('/api/v1/notices'))
    expect(items).toContainEqual(
      expect.objectContaining({ record: post, event: 'post.administratorLapsed', title: '逝者管理员' }),
    )
  })
})

describe('撤销终止', () => {
  it('只恢复由这次终止带走的职务；同一天、同一原因另行终止的不恢复', async () => {
    const { person, mandate } = await deputy('撤销人')
    const own = await give(person.id, 'committeeMember', committee)
    const apart = await give(person.id, 'specialMember', committee)
    await must(act('posts', apart, 'end', { ground: 'mandateEnded', lastDay: '2026-11-01' }))
    await must(act('mandates', mandate, 'end', { ground: 'movedAway', endsOn: '2026-11-01' }))
    await must(act('mandates', mandate, 'restore', { reason: '登记有误' }))
    const states = new Map((await postsOf(person.id)).map(({ id, state }) => [id, state]))
    expect([states.get(own.id), states.get(apart.id)]).toEqual(['held', 'ended'])
  })

  it('去世登记错了：人先撤回，资格和随之终止的代表职务再恢复', async () => {
    const { person, mandate } = await deputy('误登去世')
    await must(act('people', person, 'recordDeath', { diedOn: '2026-11-20' }))
    const lapsed = { id: mandate.id, version: 3 }
    expect((await act('mandates', { ...lapsed }, 'restore', { reason: '登记有误' })).body.code).toBe('unknown-person')
    await must(act('people', person, 'takeBack', { reason: '同名同姓' }))
    await must(act('mandates', lapsed, 'restore', { reason: '登记有误' }))
    expect((await postsOf(person.id)).map(({ role, state }) => [role, state])).toEqual([['deputy', 'held']])
  })

  it('这一届已经结束，就不再恢复', async () => {
    const person = await enter('上届代表')
    const mandate: Living = { id: uuidv7(), version: 1 }
    await app.db.write(home, (session) =>
      session.one(sql`
        insert into organs.term (county, id, organ, nth, starts_on, ends_on, state) values (${home}, ${uuidv7()}, ${congress}, 15, '2017-01-01', '2021-12-31', 'ended') returning id`),
    )
    await must(
      app.as('office')('/api/v1/mandates', {
        body: { id: mandate.id, person: person.id, level: 'county', congress, term: 15, electedOn: '2016-12-10' },
      }),
    )
    await must(act('mandates', mandate, 'confirm', { startsOn: '2017-01-01' }))
    await must(act('mandates', mandate, 'end', { ground: 'termOver', endsOn: '2021-12-31' }))
    expect((await mandateOf(mandate.id))?.announcement).toBeNull()
    expect((await act('mandates', mandate, 'restore', { reason: '试一试' })).body.code).toBe('term-is-over')
  })
})
