import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { dryRun } from '../actions/dry-run.ts'
import { importFile } from '../actions/import-file.ts'
import { openFile } from '../actions/open-file.ts'
import { countRows, listRows } from '../data/rows.ts'
import { faultWords } from '../wiring/words.ts'
import type { Context } from '#platform/action/context.ts'
import { checksumOf } from '#platform/sheets/id-number.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { type Actor, home, organOf } from '../../../../fixtures/cast.ts'
import { viewerFor } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { type Living, peopleOf } from '../../../../fixtures/people.ts'
import { portsFor } from '../../../../fixtures/ports.ts'
import { type Put, workbook } from '../../../../fixtures/workbook.ts'
import { handoverImports } from '#commons/handover/wiring/imports.ts'

const app = await startApp()
const { must, enter, countEvents } = peopleOf(app)
const ports = portsFor(app.db)
const [kind] = handoverImports
if (!kind) throw new Error('no kind')
const congress = organOf(`congress:${townships.east}`)
const headers = ['姓名', '性别', '出生年月', '选区', '当选日期', '选民数', '投票人数', '得票数', '另行选举']
const day = '2026-11-10'

const contextOf = async (actor: Actor): Promise<Context> => {
  app.clock.pass(1000)
  const { now } = app.clock
  return { county: home, viewer: await viewerFor(app.db, actor, now), db: app.db, ports, now, language: 'zh-CN' }
}
const bring = async (rows: readonly (readonly Put[])[], actor: Actor = 'office', head: readonly string[] = headers) => {
  const context = await contextOf(actor)
  const bytes = await workbook({ name: '选举结果', rows: [head, ...rows] })
  const record = await importFile(context, kind, { name: '结果.xlsx', bytes })
  const sentence = faultWords(context, kind)
  return app.db.read(home, async (session) => {
    const found = await listRows(session, record, { after: 0, limit: 100 })
    return {
      counts: await countRows(session, record),
      states: found.map(({ state }) => state),
      faults: found.flatMap(({ faults }) => faults.map(({ column, code }) => `${column ?? ''} ${code}`)),
      notes: found.flatMap(({ notes }) => notes.map(({ code }) => code)),
      words: found.flatMap(({ faults }) => faults.map((one) => sentence('fault', one))),
    }
  })
}
const person = (name: string, place: string, over: readonly Put[] = [3000, 2600, 1800]): Put[] => [
  name,
  '男',
  '1980.05',
  place,
  day,
  ...over,
]

const place = async (number: number, name: string, seats: number): Promise<void> => {
  const body = { id: uuidv7(), level: 'township', township: townships.east, number, name, seats }
  await must(
    app.as('office')('/api/v1/constituencies', { body: { ...body, population: 1500, startsOn: '2021-10-01' } }),
  )
}
const plan: Living = { id: uuidv7(), version: 1 }
const move = async (verb: string, input: object = {}): Promise<void> => {
  const body = { actId: uuidv7(), version: plan.version, input }
  plan.version = Number(
    (await must(app.as('eastChair')(`/api/v1/handovers/${plan.id}/actions/${verb}`, { body }))).version,
  )
}
const seated = async (): Promise<{ name: string; at: string; state: string; votes: number | null }[]> => {
  const { items } = await must(app.as('office')(`/api/v1/mandates?congress=${congress}&term=2`))
  type Item = {
    person: { name: string }
    constituency: { name: string }
    state: string
    poll: { votes: number } | null
  }
  return (items as unknown as Item[]).map(({ person: { name }, constituency, state, poll }) => ({
    name,
    at: constituency.name,
    state,
    votes: poll?.votes ?? null,
  }))
}

describe('换届选举结果从表格导入（选举法 45）', () => {
  it('没有正在登记结果的换届：说出来，什么也不登记', async () => {
    await place(1, '第一选区', 2)
    await place(2, '第二选区', 1)
    expect((await bring([person('早一步', '1')])).faults).toEqual([' no-open-handover'])
    const body = { id: plan.id, congress, number: 2, startsOn: '2026-12-20' }
    await must(app.as('eastChair')('/api/v1/handovers', { body }))
    await move('openResults')
  })

  it('只核对，什么也不留', async () => {
    const before = await countEvents()
    const context = await contextOf('office')
    const bytes = await workbook({ name: '选举结果', rows: [headers, person('只核对', '1')] })
    const states: string[] = []
    await dryRun(context, kind, await openFile(context, kind, bytes, undefined), (rows) => {
      states.push(...rows.map(({ state }) => state))
    })
    expect(states).toEqual(['ready'])
    expect(await countEvents()).toBe(before)
    expect(await seated()).toEqual([])
  })

  it('不对的行说出为什么：选区、得票、投票人数、日期、一人两处', async () => {
    const { faults, words, counts } = await bring([
      person('错选区', '第九选区'),
      person('票不过半', '第1选区', [3000, 2600, 1300]),
      person('投票不过半', '1', [3000, 1500, 1400]),
      person('票比人多', '1', [3000, 2600, 2700]),
      person('人比选民多', '1', [2000, 2600, 2000]),
      person('票差一', '1', [3000, 2600, 866, '是']),
      ['太晚', '男', '1980.05', '1', '2026-12-20', 3000, 2600, 1800],
    ])
    expect(faults).toEqual([
      'constituency not-on-roll',
      'votes too-few-votes',
      'ballots turnout-too-low',
      'votes more-votes-than-ballots',
      'ballots more-ballots-than-voters',
      'votes too-few-votes',
      'electedOn day-ahead',
    ])
    expect(words[1]).toContain('1301')
    expect(counts).toMatchObject({ faulty: 7 })
    expect(await seated()).toEqual([])
  })

  it('当选的比名额多：都指出来，由人改', async () => {
    const { faults, words } = await bring([person('名额甲', '2'), person('名额乙', '2'), person('名额甲', '1')])
    expect(faults).toEqual(['constituency more-than-seats', 'constituency more-than-seats', ' repeated-row'])
    expect(words[0]).toContain('只有 1 个名额，登记的有 2 人')
  })

  it('乡镇主席导入本乡镇的：登记当选、待审查，新登记的人归本乡镇；再导一次不变，别处当选不行', async () => {
    const known = await enter('在册甲', { township: townships.east, sex: 'male', birthOn: '1980-05-01' })
    const rows = [person('在册甲', '第一选区'), person('新来乙', '1', [3000, 2600, 867, '是'])]
    expect(await bring(rows, 'eastChair')).toMatchObject({ states: ['done', 'done'], faults: [] })
    expect(await seated()).toEqual([
      { name: '在册甲', at: '第一选区', state: 'elected', votes: 1800 },
      { name: '新来乙', at: '第一选区', state: 'elected', votes: 867 },
    ])
    const { items } = await must(app.as('eastChair')('/api/v1/people?q=新来乙'))
    expect(items).toHaveLength(1)
    const mandates = await must(app.as('office')(`/api/v1/mandates?person=${known.id}`))
    expect(mandates.items).toHaveLength(1)
    expect((await bring(rows, 'eastChair')).states).toEqual(['same', 'same'])
    expect((await bring([person('在册甲', '2')])).faults).toEqual(['constituency elected-elsewhere'])
    expect((await bring([person('再来丙', '1')])).faults).toEqual(['constituency more-than-seats'])
  })

  it('可能是名册里的人：由人决定，不自己合并；没有写票数只提醒', async () => {
    await enter('同名丁', { township: townships.east, sex: 'male', birthOn: '1980-05-20' })
    const { states } = await bring([['同名丁', '男', null, '2', day, 3000, 2600, 1800]])
    expect(states).toEqual(['undecided'])
    const { states: done, notes } = await bring([['不写票', '男', '1981.06', '2', day, null, null, null]])
    expect([done, notes]).toEqual([['done'], ['month-only', 'day-as-text', 'votes-not-said']])
  })

  it('别的乡镇的人不给乡镇主席看；别的乡镇的换届他不能登记', async () => {
    const number = '99990119800501001'
    const idCard = `${number}${checksumOf(number)}`
    await enter('西边戊', { township: townships.west, sex: 'male', birthOn: '1980-05-01', idCard })
    const head = [...headers.slice(0, 3), '身份证号', ...headers.slice(3)]
    const card = ['西边戊', '男', '1980.05', idCard, '1', day, 3000, 2600, 1800]
    expect((await bring([card], 'eastChair', head)).faults[0]).toBe('name person-elsewhere')
    expect((await bring([person('东来己', '2')], 'westChair')).faults).toEqual([' no-open-handover'])
  })

  it('乡镇主席只能导入本级选举结果，看不见县里导入的；导出和模板同列', async () => {
    const { items } = await must(app.as('eastChair')('/api/v1/imports/kinds'))
    expect((items as unknown as { kind: string }[]).map((one) => one.kind)).toEqual(['elections'])
    expect((await app.as('eastChair')('/api/v1/imports/kinds/persons/export')).status).toBe(403)
    const list = (await must(app.as('eastChair')('/api/v1/imports'))).items as unknown as { by: string }[]
    expect(new Set(list.map(({ by }) => by))).toEqual(new Set(['东主席']))
    expect((await must(app.as('westChair')('/api/v1/imports'))).items).toHaveLength(1)
    const all: Record<string, string | null>[] = []
    for await (const some of kind.exported(await contextOf('eastChair'))) all.push(...some)
    expect(all.find(({ name }) => name === '新来乙')).toMatchObject({
      constituency: '第一选区',
      electedOn: day,
      votes: '867',
      isSecondBallot: '是',
    })
    for await (const some of kind.exported(await contextOf('westChair'))) expect(some).toEqual([])
  })
})
