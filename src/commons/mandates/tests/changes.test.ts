import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'

const app = await startApp()
const { act, must, enter, give, eventsOf, countEvents } = peopleOf(app)
const congress = organOf('congress')
const east = organOf(`congress:${townships.east}`)

const elected = async (
  person: string,
  over: Readonly<Record<string, unknown>> = {},
  actor: Actor = 'office',
): Promise<Living> => {
  const id = uuidv7()
  const body = { id, person, level: 'county', congress, term: 16, electedOn: '2022-01-10', ...over }
  await must(app.as(actor)('/api/v1/mandates', { body }))
  return { id, version: 1 }
}

/** A deputy in force, with the person behind. */
const deputy = async (name: string, over: Readonly<Record<string, unknown>> = {}) => {
  const person = await enter(name, { township: townships.east })
  const mandate = await elected(person.id, over)
  await must(act('mandates', mandate, 'confirm', { startsOn: '2022-02-01' }))
  return { person, mandate }
}
const postsOf = async (person: string) =>
  (await must(app.as('office')(`/api/v1/posts?person=${person}`))).items as unknown as {
    role: string
    state: string
    ground: string | null
  }[]
const rolesIn = async (person: string, state: string) =>
  (await postsOf(person))
    .filter((post) => post.state === state)
    .map(({ role }) => role)
    .toSorted()

describe('当选和资格审查（选举法 45、47）', () => {
  it('当选以后待办里有资格审查；确认以后才有代表职务', async () => {
    const person = await enter('当选人')
    const mandate = await elected(person.id)
    expect((await must(app.as('office')('/api/v1/tasks'))).items).toContainEqual(
      expect.objectContaining({ record: mandate.id, move: 'confirm' }),
    )
    expect(await postsOf(person.id)).toEqual([])
    expect((await act('mandates', { ...mandate }, 'confirm', { startsOn: '2022-01-09' })).body.code).toBe(
      'ends-before-it-starts',
    )
    await must(act('mandates', mandate, 'confirm', { startsOn: '2022-02-01' }))
    expect(await rolesIn(person.id, 'held')).toEqual(['deputy'])
  })

  it('一人在一届只有一个资格，两个人同时登记也一样；上级代表用名称', async () => {
    const person = await enter('一届一次')
    const body = () => ({
      id: uuidv7(),
      person: person.id,
      level: 'county',
      congress,
      term: 16,
      electedOn: '2022-01-10',
    })
    const both = await Promise.all([1, 2].map(() => app.as('office')('/api/v1/mandates', { body: body() })))
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
    await elected(person.id, { level: 'province', congress: undefined, congressName: '省人民代表大会', term: 14 })
    expect((await app.as('office')('/api/v1/mandates', { body: { ...body(), level: 'township' } })).body.code).toBe(
      'unknown-congress',
    )
  })

  it('当选无效，席位不算', async () => {
    const mandate = await elected((await enter('无效人')).id)
    expect((await must(act('mandates', mandate, 'reject', { reason: '票数未过半' }))).item?.state).toBe('invalid')
  })
})

describe('辞职被接受（选举法 55、56）', () => {
  it('资格终止，常委会和专委会的职务随之终止，站长的职务不动；公告写明', async () => {
    const { person, mandate } = await deputy('辞职人')
    await give(person.id, 'committeeMember', organOf('standing-committee'))
    await give(person.id, 'stationKeeper')
    const actId = uuidv7()
    const input = { ground: 'resigned', endsOn: '2026-11-20', basis: '第二十三次会议' }
    const answers = []
    for (const _ of [1, 2])
      answers.push(
        await must(act('mandates', { ...mandate, version: 2 }, 'end', input, 'office', { actId, version: 2 })),
      )
    expect(answers[0]?.item).toMatchObject({ state: 'ended', law: '代表法 62(2)、选举法 55' })
    expect(answers[1]?.version).toBe(answers[0]?.version)
    const text = String(answers[0]?.item?.announcement)
    for (const part of [
      '辞职人',
      '《代表法》第62条',
      '《选举法》第55条',
      '常务委员会委员职务相应终止',
      '实有代表',
      '2026年11月20日',
    ])
      expect([part, text.includes(part)]).toEqual([part, true])
    expect(await rolesIn(person.id, 'ended')).toEqual(['committeeMember', 'deputy'])
    expect(await rolesIn(person.id, 'held')).toEqual(['stationKeeper'])
    expect(await eventsOf(mandate.id)).toEqual(['mandate.elected', 'mandate.confirmed', 'mandate.ended'])
  })

  it('登记错了可以撤销，随之终止的职务一并恢复', async () => {
    const { person, mandate } = await deputy('误登人')
    await give(person.id, 'committeeMember', organOf('standing-committee'))
    await must(act('mandates', mandate, 'end', { ground: 'movedAway', endsOn: '2026-11-01' }))
    await must(act('mandates', mandate, 'restore', { reason: '登记有误' }))
    expect(await rolesIn(person.id, 'held')).toEqual(['committeeMember', 'deputy'])
  })

  it('随之要终止的一项办不成，资格也不终止：一件事都不留', async () => {
    const { person, mandate } = await deputy('半途人')
    const post = await give(person.id, 'committeeMember', organOf('standing-committee'))
    // A row that is not to be changed, whoever asks: the cascade's last step fails after the others were written.
    await app.db.write(home, (session) =>
      session.one(
        sql`update people.post set settings_version = 99 where county = ${home} and id = ${post.id} returning id`,
      ),
    )
    const before = await countEvents()
    expect((await act('mandates', { ...mandate }, 'end', { ground: 'resigned', endsOn: '2026-11-01' })).status).toBe(
      500,
    )
    expect(await countEvents()).toBe(before)
    expect(await rolesIn(person.id, 'held')).toEqual(['committeeMember', 'deputy'])
  })

  it('两个人同时终止，只成一次', async () => {
    const { mandate } = await deputy('同时人')
    const both = await Promise.all(
      [1, 2].map(() => act('mandates', { ...mandate }, 'end', { ground: 'resigned', endsOn: '2026-11-01' })),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

describe('代表法 62：终止的各种情形', () => {
  it.each([
    ['movedAway', '代表法 62(1)'],
    ['missedTwice', '代表法 62(3)'],
    ['recalled', '代表法 62(4)、选举法 50、52、53'],
    ['nationality', '代表法 62(5)'],
    ['deprived', '代表法 62(6)'],
    ['incapable', '代表法 62(7)'],
    ['termOver', '代表法 2、地方组织法 9'],
  ])('%s：%s', async (ground, law) => {
    const { mandate } = await deputy('情形人')
    const { item } = await must(act('mandates', mandate, 'end', { ground, endsOn: '2026-11-01' }))
    expect(item).toMatchObject({ state: 'ended', law })
  })

  it('去世：人登记为已故，所有职务终止', async () => {
    const { person, mandate } = await deputy('去世人')
    await give(person.id, 'officeStaff', organOf('office'))
    await must(act('mandates', mandate, 'end', { ground: 'died', endsOn: '2026-11-01' }))
    expect((await must(app.as('office')(`/api/v1/people/${person.id}`))).item?.state).toBe('deceased')
    expect(await rolesIn(person.id, 'ended')).toEqual(['deputy', 'officeStaff'])
  })
})

describe('代表法 61：暂停和恢复', () => {
  it('代表职务和委员职务一并暂停、一并恢复', async () => {
    const { person, mandate } = await deputy('暂停人')
    await give(person.id, 'committeeMember', organOf('standing-committee'))
    await must(act('mandates', mandate, 'suspend', { ground: 'custody', reason: '被羁押' }))
    expect(await rolesIn(person.id, 'suspended')).toEqual(['committeeMember', 'deputy'])
    await must(act('mandates', mandate, 'resume', { reason: '不起诉' }))
    expect(await rolesIn(person.id, 'held')).toEqual(['committeeMember', 'deputy'])
  })
})

describe('缺席人代会（代表法 13、62）', () => {
  const sessionsOf16 = async () => {
    const { items } = await must(app.as('office')(`/api/v1/terms?organ=${congress}`))
    const term = (items as unknown as { id: string; number: number }[]).find(({ number }) => number === 16)
    const make = async (number: number, startsOn: string) => {
      const id = uuidv7()
      await must(
        app.as('office')('/api/v1/congress-sessions', {
          body: { id, term: term?.id, number, kind: 'regular', startsOn },
        }),
      )
      return id
    }
    return [await make(11, '2024-02-20'), await make(12, '2025-02-20'), await make(13, '2026-02-20')]
  }

  it('请了假不算；第一次提醒，第二次列出终止的理由，都不自动终止', async () => {
    const sessions = await sessionsOf16()
    const { mandate } = await deputy('缺席人')
    const miss = (at: number, leave: boolean) =>
      act('mandates', mandate, 'recordAbsence', { session: sessions[at], leave })
    expect((await must(miss(0, true))).item?.alert).toBeNull()
    expect((await miss(0, false)).body.code).toBe('absence-twice')
    expect((await must(miss(1, false))).item?.alert).toBe('missedOnce')
    const { item } = await must(miss(2, false))
    expect(item).toMatchObject({ alert: 'missedTwice', state: 'inForce' })
    const { items } = await must(app.as('office')('/api/v1/mandates/notes'))
    expect(items).toContainEqual(
      expect.objectContaining({ code: 'missed-twice', law: '代表法 62(3)', mandate: mandate.id, count: 2 }),
    )
    expect((await must(app.as('office')('/api/v1/mandates?only=missed'))).items).toMatchObject([{ id: mandate.id }])
    const absent = async (query: string) => {
      const { items: found } = await must(app.as('office')(`/api/v1/mandates?${query}`))
      return (found as unknown as { id: string }[]).map(({ id }) => id)
    }
    expect(await absent('only=absent')).toEqual([mandate.id])
    expect(await absent(`session=${sessions[0]}`)).toEqual([mandate.id])
    expect(await absent(`session=${uuidv7()}`)).toEqual([])
    expect((await act('mandates', mandate, 'recordAbsence', { session: uuidv7(), leave: false })).body.code).toBe(
      'unknown-session',
    )
  })
})

describe('补选（选举法 57）', () => {
  it('空出的一席补一次，补的人是新的资格', async () => {
    const { mandate } = await deputy('离任人')
    const next = await enter('补选人')
    const ask = () =>
      app.as('office')('/api/v1/mandates', {
        body: {
          id: uuidv7(),
          person: next.id,
          level: 'county',
          congress,
          term: 16,
          electedOn: '2026-11-20',
          fills: mandate.id,
        },
      })
    expect((await ask()).body.code).toBe('seat-not-vacant')
    await must(act('mandates', mandate, 'end', { ground: 'movedAway', endsOn: '2026-11-01' }))
    const vacant = async () =>
      (await must(app.as('office')('/api/v1/mandates?only=vacant&q=离任人'))).items as unknown as unknown[]
    expect(await vacant()).toHaveLength(1)
    expect((await ask()).status).toBe(201)
    expect(await vacant()).toHaveLength(0)
    expect((await ask()).body.code).toBe('mandate-twice')
  })
})

describe('谁办得了', () => {
  it('乡镇主席管本乡镇人大的代表，不管县人大的；别的乡镇看不见', async () => {
    const person = await enter('镇代表', { township: townships.east }, 'eastChair')
    const own = await elected(person.id, { level: 'township', congress: east, term: 7 }, 'eastChair')
    await must(act('mandates', own, 'confirm', { startsOn: '2022-02-01' }, 'eastChair'))
    await give(person.id, 'townshipViceChair')
    await must(act('mandates', own, 'end', { ground: 'resigned', endsOn: '2026-11-01' }, 'eastChair'))
    expect(await rolesIn(person.id, 'ended')).toEqual(['deputy', 'townshipViceChair'])
    const { mandate } = await deputy('县代表')
    expect(
      (await act('mandates', { ...mandate }, 'end', { ground: 'resigned', endsOn: '2026-11-01' }, 'eastChair')).status,
    ).toBe(404)
    expect(
      (await act('mandates', { ...mandate }, 'end', { ground: 'resigned', endsOn: '2026-11-01' }, 'leader')).status,
    ).toBe(403)
    expect((await app.as('westChair')(`/api/v1/mandates/${own.id}`)).status).toBe(404)
    expect((await app.as('neighbourOffice')(`/api/v1/mandates/${own.id}`)).status).toBe(404)
  })
})

describe('四支队伍和结构数字', () => {
  it('队伍从职务和资格里来，按日、按届；数字、分项、记录对得上', async () => {
    const names = async (team: string, query = '') =>
      (
        (await must(app.as('office')(`/api/v1/teams/${team}${query}`))).items as unknown as {
          person: { name: string }
        }[]
      ).map(({ person }) => person.name)
    expect(await names('chairs')).toEqual(expect.arrayContaining(['东主席', '西主席']))
    expect(await names('chairs', '?on=2021-01-01')).toEqual([])
    expect(await names('committee', '?term=16&limit=200')).toEqual(expect.arrayContaining(['副主任', '辞职人']))
    expect(await names('staff')).toContain('代工委')
    expect(await names('deputies', '?term=15')).toEqual([])
    const figure = await must(app.as('office')('/api/v1/figures/deputies?by=sex,age'))
    const rows = figure.rows as unknown as { value: number }[]
    expect(rows.reduce((sum, { value }) => sum + value, 0)).toBe(figure.value)
    const records = await must(app.as('office')('/api/v1/figures/deputies/records'))
    expect(records.total).toBe(figure.value)
    const people = await must(app.as('office')('/api/v1/figures/deputies.people'))
    expect(Number(people.value)).toBeLessThanOrEqual(Number(figure.value))
    expect((await must(app.as('office')('/api/v1/figures/deputies.people/records'))).total).toBe(people.value)
  })
})
