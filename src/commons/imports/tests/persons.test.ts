import { describe, expect, it } from 'vitest'
import { importFile } from '../actions/import-file.ts'
import { countRows, listRows } from '../data/rows.ts'
import { checksumOf } from '#platform/sheets/id-number.ts'
import type { Context } from '#platform/action/context.ts'
import { sql } from '#platform/db/sql.ts'
import { openSheets } from '#platform/sheets/open-sheets.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { type Actor, cast } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { portsFor } from '../../../../fixtures/ports.ts'
import { type Put, workbook } from '../../../../fixtures/workbook.ts'
import { peopleImports } from '#commons/people/wiring/imports.ts'

const { db } = await freshDatabase()
const ports = portsFor(db)
const now = new Date('2026-11-24T02:00:00Z')
const [persons] = peopleImports
if (!persons) throw new Error('no kind')

const congress =
  (
    await db.read('test', (session) =>
      session.one(sql<{ name: string }>`select name from organs.name where county = 'test' and kind = 'congress'`),
    )
  )?.name ?? ''

let second = 0
const contextFor = async (actor: Actor = 'office'): Promise<Context> => ({
  county: cast[actor].county,
  viewer: await viewerFor(db, actor, now),
  db,
  ports,
  now: new Date(now.getTime() + ++second * 1000),
  language: 'zh-CN',
})

const headers = [
  '姓名',
  '性别',
  '出生年月',
  '民族',
  '政治面貌',
  '学历',
  '手机号',
  '身份证号码',
  '所属乡镇',
  '职务',
  '任职单位',
  '任职日期',
  '离任日期',
]
const card = (serial: number, born = '19700105'): string => {
  const first = `999901${born}${String(serial).padStart(3, '0')}`
  return first + checksumOf(first)
}
const row = (name: string, over: Partial<Record<string, Put>> = {}): Put[] => {
  const own: Record<string, Put> = { 姓名: name, 民族: '汉族', 政治面貌: '中共', 学历: '大学', ...over }
  return headers.map((header) => own[header] ?? null)
}

const bring = async (rows: readonly Put[][], actor: Actor = 'office') => {
  const context = await contextFor(actor)
  const record = await importFile(context, persons, {
    name: '人员.xlsx',
    bytes: await workbook({ name: '人员', rows: [headers, ...rows] }),
  })
  return db.read(context.county, async (session) => ({
    counts: await countRows(session, record),
    faults: (await listRows(session, record, { after: 0, limit: 100 })).flatMap(({ number, faults }) =>
      faults.map(({ column, code }) => [number, column, code]),
    ),
  }))
}

const kept = (name: string) =>
  db.read('test', (session) =>
    session.all(
      sql<{
        birthOn: string
        sex: string
        party: string
        posts: { role: string; startsOn: string; endsOn: string | null }[]
        acts: string[]
      }>`
        select p.birth_on, p.sex, p.party, (select coalesce(json_agg(json_build_object('role', role, 'startsOn', starts_on, 'endsOn', ends_on) order by starts_on), '[]') from people.post where person = p.id) as posts,
          (select array_agg(name || case when backfill then '*' else '' end order by version) from audit.event where record = p.id) as acts
        from people.person p where p.county = 'test' and p.name = ${name}`,
    ),
  )

describe('导入人员和职务', () => {
  it('一人几行几项职务，是一个人；都由动作办，注明补录', async () => {
    const post = { 职务: '人大代表', 任职单位: congress, 任职日期: '2017-03-01', 离任日期: '2021-12-31' }
    const { counts, faults } = await bring([
      row('演示甲', { 身份证号码: card(11), 出生年月: '1970.01', ...post }),
      row('演示甲', { 身份证号码: card(11), ...post, 任职日期: '2022-01-05', 离任日期: null }),
    ])
    expect([faults, counts]).toMatchObject([[], { done: 2, new: 2 }])
    const all = await kept('演示甲')
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ birthOn: '1970-01-05', sex: 'male', party: 'communist', acts: ['person.entered*'] })
    expect(all[0]?.posts).toEqual([
      { role: 'deputy', startsOn: '2017-03-01', endsOn: '2021-12-31' },
      { role: 'deputy', startsOn: '2022-01-05', endsOn: null },
    ])
  })

  it('列里的差错都说出来', async () => {
    const { faults } = await bring([
      row('演示乙', { 身份证号码: card(12), 性别: '男', 所属乡镇: '河东镇' }),
      row('演示丙', { 身份证号码: card(13), 出生年月: '1971-02-03' }),
      row('演示丁', { 所属乡镇: '没有的镇', 职务: '人大代表' }),
      row('演示戊', {
        职务: '人大代表',
        任职单位: congress,
        任职日期: '2022-01-05',
        离任日期: '2021-01-05',
      }),
      row('演示己', { 职务: '局长的秘书' }),
    ])
    expect(faults).toEqual([
      [2, 'idCard', 'card-other-sex'],
      [3, 'idCard', 'card-other-birthday'],
      [4, 'township', 'unknown-division'],
      [4, 'organ', 'required'],
      [4, 'startsOn', 'required'],
      [5, 'endsOn', 'ends-before-it-starts'],
      [6, 'role', 'not-one-of'],
    ])
  })

  it('二十人，两行不对；改好再导，只多这两个人', async () => {
    const good = Array.from({ length: 18 }, (_, at) =>
      row(`示例${at}`, { 身份证号码: card(200 + at), 所属乡镇: '河东镇' }),
    )
    const bad = [row('示例十八', { 身份证号码: `${card(300).slice(0, 17)}?` }), row('示例十九', { 出生年月: '70年' })]
    expect((await bring([...good, ...bad])).counts).toMatchObject({ done: 18, faulty: 2 })
    const mended = [row('示例十八', { 身份证号码: card(300) }), row('示例十九', { 出生年月: '1970年1月' })]
    expect((await bring([...good, ...mended])).counts).toMatchObject({ same: 18, done: 2, new: 2, faulty: 0 })
    expect((await bring([...good, ...mended])).counts).toMatchObject({ same: 20, done: 0 })
  })

  it('同名的，没有把握就不动，留给人认定；手机相同的是同一人', async () => {
    await bring([row('同名人', { 出生年月: '1960-01-05', 手机号: '13800000001' })])
    expect((await bring([row('同名人', { 性别: '女' })])).counts).toMatchObject({ undecided: 1, done: 0 })
    expect((await bring([row('同名人', { 出生年月: '1975-01-05' })])).counts).toMatchObject({ done: 1, new: 1 })
    expect((await bring([row('同名人', { 手机号: 13_800_000_001, 学历: '硕士' })])).counts).toMatchObject({
      done: 1,
      changed: 1,
    })
    expect(await kept('同名人')).toHaveLength(2)
  })

  it('导出的列和模板一样，改了再导得进；没有手机和身份证号', async () => {
    const context = await contextFor()
    const rows: (readonly (string | null)[])[] = []
    for await (const some of persons.exported(context))
      rows.push(...some.map((values) => persons.columns.map(({ key }) => values[key] ?? null)))
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.flat().some((text) => text !== null && /\d{11}/.test(text))).toBe(false)
    const pieces: Buffer[] = []
    for await (const piece of writeXlsx([
      { name: '人员', columns: persons.columns.map(({ names }) => ({ name: names['zh-CN'] })), rows },
    ]))
      pieces.push(piece)
    const bytes = Buffer.concat(pieces)
    expect((await openSheets(bytes)).sheets).toHaveLength(1)
    const record = await importFile(context, persons, { name: '导出.xlsx', bytes })
    const counts = await db.read('test', (session) => countRows(session, record))
    expect(counts.new + counts.changed).toBe(0)
  })

  it('邻县导入的在邻县，乡镇主席没有这个门', async () => {
    const before = await kept('邻县人')
    await bring([row('邻县人')], 'neighbourOffice')
    expect(await kept('邻县人')).toEqual(before)
    await expect(bring([row('某人')], 'eastChair')).rejects.toMatchObject({ refusal: { code: 'not-allowed' } })
  })
})
