import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import type { Answer } from '../../../../fixtures/app.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { personOf } from '../../../../fixtures/counties.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'
import type { DryRun } from '../spec/contract.ts'

const app = await startApp()
const { act: actOn, must, enter, give, eventsOf, countEvents } = peopleOf(app)
const congress = organOf(`congress:${townships.east}`)
const presidium = organOf(`presidium:${townships.east}`)
const startsOn = '2026-11-20'

const act = async (one: Living, verb: string, input: unknown = {}, actor: Actor = 'office', actId = uuidv7()) => {
  const answer = await app.as(actor)(`/api/v1/handovers/${one.id}/actions/${verb}`, {
    body: { actId, version: one.version, input },
  })
  if (answer.status === 200) one.version = Number(answer.body.version)
  return answer
}
const draft = (over: Readonly<Record<string, unknown>> = {}, actor: Actor = 'office'): Promise<Answer> =>
  app.as(actor)('/api/v1/handovers', { body: { id: uuidv7(), congress, number: 2, startsOn, ...over } })
const elect = async (person: string, over: Readonly<Record<string, unknown>> = {}): Promise<Living> => {
  const id = uuidv7()
  await must(
    app.as('office')('/api/v1/mandates', {
      body: { id, person, level: 'township', congress, term: 2, electedOn: '2026-11-10', ...over },
    }),
  )
  return { id, version: 1 }
}
const rehearsal = async (id: string, actor: Actor = 'office'): Promise<DryRun> =>
  (await must(app.as(actor)(`/api/v1/handovers/${id}/dry-run`))) as unknown as DryRun
const codes = ({ problems }: DryRun, wanted: string): string[] =>
  problems.filter(({ severity }) => severity === wanted).map(({ code }) => code)

const term = async (): Promise<Living> => {
  const id = uuidv7()
  const first = { id, version: 1 }
  await must(app.as('office')('/api/v1/terms', { body: { id, organ: congress, number: 1, startsOn: '2021-12-01' } }))
  await must(
    app.as('office')(`/api/v1/terms/${id}/actions/begin`, {
      body: { actId: uuidv7(), version: 1, input: { startsOn: '2021-12-01' } },
    }),
  )
  return first
}

const place = async (number: number, name: string, seats: number, population: number): Promise<string> => {
  const id = uuidv7()
  await must(
    app.as('office')('/api/v1/constituencies', {
      body: {
        id,
        level: 'township',
        township: townships.east,
        number,
        name,
        seats,
        population,
        startsOn: '2021-10-01',
      },
    }),
  )
  return id
}

const deputy = async (name: string): Promise<{ person: string; mandate: Living }> => {
  const person = (await enter(name, { township: townships.east })).id
  const mandate = await elect(person, { term: 1, electedOn: '2021-11-10' })
  await must(actOn('mandates', mandate, 'confirm', { startsOn: '2021-12-01' }))
  return { person, mandate }
}

describe('乡镇人大换届（代表法 2、选举法 47、地方组织法 9）', () => {
  it('从准备到完成：上届终止、新一届开始、接手的人上任，一件事里办；再按一次什么也不多', {
    timeout: 60_000,
  }, async () => {
    const old = await term()
    const east = await place(1, '第一选区', 2, 3000)
    const gone = await place(2, '第二选区', 1, 1500)
    const leaving = await deputy('上届甲')
    const staying = await deputy('连任乙')
    const member = await give(leaving.person, 'presidiumMember', presidium)
    const vice = await give(staying.person, 'townshipViceChair', presidium)

    const made = await must(draft())
    const plan = { id: String((made.item as unknown as { id: string }).id), version: 1 }
    expect(made.item).toMatchObject({ state: 'drafted', number: 2, from: { number: 1 } })
    expect((made.item as unknown as { roll: unknown[] }).roll).toHaveLength(2)
    expect((await draft()).body.code).toBe('handover-open')

    expect(
      (await act(plan, 'setRoll', { roll: [{ constituency: uuidv7(), seats: 1, population: 1 }] })).body.code,
    ).toBe('unknown-place')
    await must(act(plan, 'setRoll', { roll: [{ constituency: east, seats: 3, population: 4500 }] }))
    await must(act(plan, 'openResults'))
    expect((await act(plan, 'review', { basis: '审查报告' })).body.code).toBe('results-missing')

    const newcomer = (await enter('新人丙', { township: townships.east })).id
    const unfit = (await enter('无效丁', { township: townships.east })).id
    const next = await elect(newcomer, { constituency: east })
    await elect(staying.person, { constituency: east })
    const invalid = await elect(unfit, { constituency: east })
    await must(actOn('mandates', invalid, 'reject', { reason: '得票未过半' }))
    expect(codes(await rehearsal(plan.id), 'error')).toEqual(['none-elected', 'undecided'])
    await must(act(plan, 'review', { basis: '代表资格审查报告' }))
    expect(await eventsOf(next.id)).toEqual(['mandate.elected', 'mandate.qualified'])

    const tried = await rehearsal(plan.id)
    expect(codes(tried, 'error')).toEqual([])
    expect(codes(tried, 'note')).toEqual(expect.arrayContaining(['seats-vacant', 'no-successor']))
    expect(tried.ends.mandates.map(({ person, isInBoth }) => [person.name, isInBoth])).toEqual(
      expect.arrayContaining([
        ['上届甲', false],
        ['连任乙', true],
      ]),
    )
    expect(tried.ends.posts.find(({ id }) => id === vice.id)?.proposal?.name).toBe('连任乙')
    expect(tried.constituencies).toEqual({ changed: 1, ended: 1 })
    const chair = tried.ends.posts.find(({ person }) => person.id === personOf('eastChair'))
    expect(chair).toMatchObject({ role: 'townshipChair', isActing: true, successor: null })

    await must(
      act(plan, 'appoint', {
        successors: [
          { post: chair?.id, person: personOf('eastChair') },
          { post: vice.id, person: staying.person },
          { post: member.id, person: newcomer },
        ],
      }),
    )
    expect(codes(await rehearsal(plan.id), 'note')).not.toContain('no-successor')

    const before = await countEvents()
    const actId = uuidv7()
    const twice = await Promise.all([
      act({ ...plan }, 'complete', {}, 'office', actId),
      act({ ...plan }, 'complete', {}, 'office', actId),
    ])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    const once = await countEvents()
    expect(twice[0].body.item).toMatchObject({ state: 'done', summary: { ended: 2, begun: 2, given: 3 } })
    plan.version = Number(twice[0].body.version)
    expect((await act(plan, 'complete')).body.code).toBe('not-in-this-state')
    expect(await countEvents()).toBe(once)
    expect(once).toBeGreaterThan(before + 15)

    expect(await eventsOf(leaving.mandate.id)).toEqual(['mandate.elected', 'mandate.confirmed', 'mandate.ended'])
    expect(await eventsOf(member.id)).toEqual(['post.given', 'post.ended'])
    expect(await eventsOf(next.id)).toEqual(['mandate.elected', 'mandate.qualified', 'mandate.tookUp'])
    expect(await eventsOf(east)).toEqual(['constituency.drawn', 'constituency.corrected'])
    expect(await eventsOf(gone)).toEqual(['constituency.drawn', 'constituency.ended'])
    expect(await eventsOf(old.id)).toEqual(['term.planned', 'term.begun', 'term.ended'])
    const { items } = await must(app.as('office')(`/api/v1/terms?organ=${congress}`))
    expect(items).toMatchObject([
      { number: 2, state: 'current', startsOn },
      { number: 1, state: 'ended', endsOn: '2026-11-19' },
    ])
    // Whoever took over acts by the new post at once.
    app.clock.pass(3000)
    expect((await app.as('eastChair')('/api/v1/handovers')).status).toBe(200)
  })

  it('没有准备好、日子没到：办不成，什么都不留', async () => {
    const made = await must(draft({ number: 3, startsOn: '2026-12-20' }))
    const plan = { id: String((made.item as unknown as { id: string }).id), version: 1 }
    await must(act(plan, 'openResults'))
    await elect((await enter('未到日', { township: townships.east })).id, { term: 3 })
    await must(act(plan, 'review', { basis: '审查报告' }))
    expect(codes(await rehearsal(plan.id), 'error')).toEqual(['not-on-roll', 'not-yet'])
    const before = await countEvents()
    expect((await act(plan, 'complete')).body.code).toBe('not-ready')
    expect(await countEvents()).toBe(before)
    await must(act(plan, 'cancel', { reason: '推迟' }))
    expect((await act(plan, 'complete')).body.code).toBe('not-in-this-state')
    const { items } = await must(app.as('office')(`/api/v1/terms?organ=${congress}`))
    expect((items as unknown as { number: number; state: string }[])[0]).toMatchObject({ number: 2, state: 'current' })
  })

  it('半途失败：一件事都不留', async () => {
    const made = await must(draft({ number: 3, startsOn: '2026-11-22' }))
    const plan = { id: String((made.item as unknown as { id: string }).id), version: 1 }
    const { items } = await must(app.as('office')(`/api/v1/mandates?congress=${congress}&term=3`))
    for (const one of items as unknown as { id: string; version: number }[])
      await must(actOn('mandates', { id: one.id, version: one.version }, 'withdraw', { reason: '登记有误' }))
    const person = (await enter('半途', { township: townships.east })).id
    const east = (made.item as unknown as { roll: { constituency: string }[] }).roll[0]?.constituency
    await elect(person, { term: 3, constituency: east })
    await must(act(plan, 'openResults'))
    await must(act(plan, 'review', { basis: '审查报告' }))
    // The last step of all cannot be done: a post whose settings nobody can read.
    const broken = await app.db.write(home, (session) =>
      session.one(sql<{ id: string }>`
        update people.post set settings_version = 99 where county = ${home} and id = (
          select id from people.post where county = ${home} and state = 'held' and role = 'presidiumMember' and organ = ${presidium} limit 1) returning id`),
    )
    expect(broken).toBeDefined()
    const before = await countEvents()
    expect((await act({ ...plan }, 'complete')).status).toBe(500)
    expect(await countEvents()).toBe(before)
    expect((await must(app.as('office')(`/api/v1/handovers/${plan.id}`))).item?.state).toBe('reviewed')
    await app.db.write(home, (session) =>
      session.one(
        sql`update people.post set settings_version = 0 where county = ${home} and id = ${broken?.id ?? ''} returning id`,
      ),
    )
    await must(act(plan, 'complete'))
  })

  it('乡镇主席管本乡镇的，不管县的；别人只看或看不见', async () => {
    expect((await draft({ congress: organOf('congress'), number: 17 }, 'westChair')).status).toBe(403)
    const made = await must(
      draft({ congress: organOf(`congress:${townships.west}`), number: 4, startsOn: '2026-11-23' }, 'westChair'),
    )
    const { id } = made.item as unknown as { id: string }
    expect((await app.as('eastKeeper')(`/api/v1/handovers/${id}`)).status).toBe(404)
    expect((await app.as('westKeeper')(`/api/v1/handovers/${id}`)).status).toBe(200)
    expect((await act({ id, version: 1 }, 'cancel', { reason: '试' }, 'westKeeper')).status).toBe(403)
    expect((await app.as('westDeputy')(`/api/v1/handovers/${id}`)).status).toBe(403)
    expect((await app.as('neighbourOffice')(`/api/v1/handovers/${id}`)).status).toBe(404)
    await must(act({ id, version: 1 }, 'cancel', { reason: '试' }, 'westChair'))
  })
})
