import { describe, expect, it } from 'vitest'
import { mandateImports } from '#commons/mandates/wiring/imports.ts'
import { peopleImports } from '#commons/people/wiring/imports.ts'
import type { Context } from '#platform/action/context.ts'
import { sql } from '#platform/db/sql.ts'
import { checksumOf } from '#platform/sheets/id-number.ts'
import { cast } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { portsFor } from '../../../../fixtures/ports.ts'
import { type Put, type PutSheet, workbook } from '../../../../fixtures/workbook.ts'
import { dryRun } from '../actions/dry-run.ts'
import { importFile } from '../actions/import-file.ts'
import { openFile } from '../actions/open-file.ts'
import { countRows, listRows } from '../data/rows.ts'
import { faultWords } from '../wiring/words.ts'

const { db } = await freshDatabase()
const ports = portsFor(db)
const { county } = cast.office
const now = new Date('2026-11-24T02:00:00Z')
const kindOf = (name: string) => {
  const kind = [...peopleImports, ...mandateImports].find((one) => one.kind === name)
  if (!kind) throw new Error(`no kind ${name}`)
  return kind
}

let second = 0
const contextNow = async (): Promise<Context> => ({
  county,
  viewer: await viewerFor(db, 'office', now),
  db,
  ports,
  now: new Date(now.getTime() + ++second * 1000),
  language: 'zh-CN',
})

const nameOf = async (kind: string): Promise<string> =>
  (
    await db.read(county, (session) =>
      session.one(
        sql<{
          name: string
        }>`select name from organs.name where county = ${county} and kind = ${kind} order by ordinal limit 1`,
      ),
    )
  )?.name ?? ''

const told = async (
  context: Context,
  kind: ReturnType<typeof kindOf>,
  record: Awaited<ReturnType<typeof importFile>>,
) =>
  db.read(county, async (session) => ({
    counts: await countRows(session, record),
    rows: (await listRows(session, record, { after: 0, limit: 100 })).map(({ number, state, faults, notes }) => ({
      number,
      state,
      faults: faults.map(({ column, code }) => [column, code]),
      notes: notes.map(({ column, code }) => [column, code]),
      words: [
        ...faults.map((one) => faultWords(context, kind)('fault', one)),
        ...notes.map((one) => faultWords(context, kind)('note', one)),
      ],
    })),
  }))

const bring = async (
  name: string,
  headers: readonly string[],
  rows: readonly (readonly Put[])[],
  sheet: Partial<PutSheet> = {},
) => {
  const context = await contextNow()
  const kind = kindOf(name)
  const bytes = await workbook({ name: '表', rows: [headers, ...rows], ...sheet })
  return told(context, kind, await importFile(context, kind, { name: '表.xlsx', bytes }))
}

const exported = async (name: string) => {
  const all = []
  for await (const some of kindOf(name).exported(await contextNow())) all.push(...some)
  return all
}

const held = (name: string) =>
  db.read(county, (session) =>
    session.all(
      sql<{ role: string; startsOn: string; endsOn: string | null; ground: string | null }>`
        select p.role, p.starts_on, p.ends_on, p.ground from people.post p join people.person o on o.county = p.county and o.id = p.person
        where p.county = ${county} and o.name = ${name} order by p.starts_on, p.role`,
    ),
  )

const card = (serial: number): string => {
  const first = `99990119700105${String(serial).padStart(3, '0')}`
  return first + checksumOf(first)
}

describe('导入任职', () => {
  const headers = ['姓名', '出生年月', '身份证号', '职务', '单位', '任职日期', '离任日期', '离任原因']
  it('从哪天到哪天、为什么离任；没有的人、不认识的单位、重叠的、合并的、校验位错的，按行说出来', async () => {
    await bring(
      'persons',
      ['姓名', '出生年月', '身份证号'],
      [['任甲', '1970-01-05', card(1)], ['任乙'], ['任丙', '1970.01'], ['任丙', '1980.01']],
    )
    const committee = await nameOf('standingCommittee')
    const agency = await nameOf('agency')
    const { counts, rows } = await bring(
      'posts',
      headers,
      [
        ['任甲', null, card(1), '常委会委员', committee, '2017年3月1日', '2021-12-31', '任期届满'],
        ['任甲', null, card(1), '常委会委员', committee, '2020-01-01', null, null],
        ['任乙', null, null, '承办单位负责人', agency, { serial: 44562 }, null, null],
        ['查无此人', null, null, '承办单位经办人', agency, '2022-01-01', null, null],
        ['任丙', null, null, '承办单位经办人', agency, '2022-01-01', null, null],
        ['任乙', null, null, '没有的职务', '没有的单位', '20220230', null, '辞职'],
        [
          '任甲',
          null,
          `${card(1).slice(0, 17)}${card(1).endsWith('1') ? '2' : '1'}`,
          '承办单位经办人',
          agency,
          '2022-01-01',
          null,
          null,
        ],
        ['任甲', null, card(1), '承办单位经办人', agency, '2022-01-01', null, null],
        [null, null, card(1), '承办单位负责人', agency, '2022-01-01', null, null],
      ],
      { merges: ['A9:A10'] },
    )
    expect(rows.map(({ number, state }) => [number, state])).toEqual([
      [2, 'done'],
      [3, 'faulty'],
      [4, 'done'],
      [5, 'faulty'],
      [6, 'undecided'],
      [7, 'faulty'],
      [8, 'faulty'],
      [9, 'done'],
      [10, 'faulty'],
    ])
    expect(counts.undecided).toBe(1)
    const faults = Object.fromEntries(rows.map((row) => [row.number, row.faults]))
    expect(faults[3]).toEqual([['startsOn', 'post-overlaps']])
    expect(faults[5]).toEqual([['name', 'person-not-there']])
    expect(faults[7]?.map(([, code]) => code)).toEqual(['not-one-of', 'no-such-day'])
    expect(faults[8]).toEqual([['idCard', 'id-checksum']])
    expect(faults[10]).toEqual([['name', 'merged']])
    expect(rows.find(({ number }) => number === 4)?.notes.map(([, code]) => code)).toContain('post-of-another')
    expect(rows.flatMap(({ words }) => words).every((word) => /[\u4e00-\u9fff]/.test(word))).toBe(true)
  })

  it('干净的一份导入、再来一次不变、导出同样的列', async () => {
    const committee = await nameOf('standingCommittee')
    const list = [
      ['任甲', '1970-01-05', null, '常委会委员', committee, '2017-03-01', '2021-12-31', '届满'],
      ['任乙', null, null, '常委会委员', committee, '2022-01-01', null, null],
    ]
    expect((await bring('posts', headers, list)).counts).toMatchObject({ done: 1, same: 1 })
    expect(await held('任甲')).toContainEqual({
      role: 'committeeMember',
      startsOn: '2017-03-01',
      endsOn: '2021-12-31',
      ground: 'termOver',
    })
    expect(
      (
        await bring('posts', headers, [
          ...list,
          ['任乙', null, null, '常委会委员', committee, '2022-01-01', '2024-05-01', '辞职'],
        ])
      ).rows.map(({ state }) => state),
    ).toEqual(['same', 'same', 'faulty'])
    expect(
      (
        await bring('posts', headers, [
          ['任乙', null, null, '常委会委员', committee, '2022-01-01', '2024-05-01', '辞职'],
        ])
      ).counts,
    ).toMatchObject({ done: 1 })
    expect(await held('任乙')).toContainEqual(expect.objectContaining({ endsOn: '2024-05-01', ground: 'resigned' }))
    expect(await exported('posts')).toContainEqual(
      expect.objectContaining({
        name: '任乙',
        role: '常委会委员',
        organ: committee,
        endsOn: '2024-05-01',
        ground: '辞职',
      }),
    )
  })
})

describe('导入历届代表', () => {
  const headers = ['姓名', '性别', '出生年月', '政治面貌', '届次', '选区', '代表团', '当选时间', '终止时间', '终止原因']
  it('名录里没有的届、选区、代表团只是说明，不挡路；终止有法定事由', async () => {
    const { rows, counts } = await bring('deputies', headers, [
      [
        '届甲',
        '男',
        '1960.05',
        '中共',
        '第十五届',
        '老城关第三选区',
        '老城关代表团',
        '2017-02-18',
        '2021-12-30',
        '届满',
      ],
      ['届乙', '女', '1965.05', '群众', '15', null, null, '2017-02-18', '2019-06-01', '调离'],
      ['届丙', '女', '1966.05', '群众', '第15届', null, null, '2017-02-18', '2016-06-01', '辞职'],
      ['届丁', '女', '1966.05', '群众', '一百届', null, null, '2017-02-18', null, '病故'],
    ])
    expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'faulty', 'faulty'])
    expect(counts.done).toBe(2)
    expect(rows[0]?.notes.map(([, code]) => code)).toContain('constituency-by-name')
    expect(rows[2]?.faults).toEqual([['endsOn', 'ends-before-it-starts']])
    expect(rows[3]?.faults.map(([column]) => column)).toEqual(['term'])
    expect(await exported('deputies')).toContainEqual(
      expect.objectContaining({
        name: '届甲',
        term: '15',
        constituency: '老城关第三选区',
        electedOn: '2017-02-18',
        endsOn: '2021-12-30',
        ground: '任期届满',
      }),
    )
    expect(await held('届乙')).toMatchObject([{ role: 'deputy', endsOn: '2019-06-01' }])
  })

  it('再来一次不变；同一个人的下一届记在他名下，上一届的终止不动下一届的职务', async () => {
    const past = ['届戊', '男', '1961.05', '中共', '15', null, null, '2017-02-18', '2021-12-30', '届满']
    const present = ['届戊', '男', '1961.05', '中共', '16', null, null, '2022-01-10', null, null]
    expect((await bring('deputies', headers, [present])).counts.done).toBe(1)
    expect((await bring('deputies', headers, [past])).counts.done).toBe(1)
    expect(await held('届戊')).toMatchObject([
      { startsOn: '2017-02-18', endsOn: '2021-12-30' },
      { startsOn: '2022-01-10', endsOn: null },
    ])
    expect((await bring('deputies', headers, [past, present])).rows.map(({ state }) => state)).toEqual(['same', 'same'])
  })

  it('两张表要选一张；只核对什么也不留', async () => {
    const context = await contextNow()
    const kind = kindOf('deputies')
    const sheet = (name: string, who: string): PutSheet => ({
      name,
      rows: [headers, [who, '男', '1960.05', '中共', '15', null, null, '2017-02-18', null, null]],
    })
    const bytes = await workbook(sheet('县代表', '届己'), sheet('乡代表', '届庚'))
    await expect(openFile(context, kind, bytes, undefined)).rejects.toMatchObject({ refusal: { code: 'choose-sheet' } })
    const count = () =>
      db.read(county, (session) =>
        session.one(
          sql<{
            n: number
          }>`select (select count(*) from audit.event) + (select count(*) from imports.row) + (select count(*) from people.person) as n`,
        ),
      )
    const before = await count()
    await dryRun(context, kind, await openFile(context, kind, bytes, '乡代表'), () => {})
    expect(await count()).toEqual(before)
  })
})

describe('导入承办单位', () => {
  const headers = [
    '单位名称',
    '设立日期',
    '任职日期',
    '负责人',
    '负责人手机',
    '经办人',
    '经办人手机',
    '用印人',
    '代办人',
  ]
  it('新设单位、登记人员、给职务；现任负责人不动；别人的手机不收', async () => {
    const there = await nameOf('agency')
    const list = [
      ['县新能源中心', '2020-01-01', '2023-03-01', '办甲', '13800000101', '办乙', '13800000102', '办甲', '办丙'],
      [there, null, '2023-03-01', '办丁', null, '办戊', '13800000104', null, null],
    ]
    const first = await bring('agencies', headers, list)
    expect(first.rows.map(({ state }) => state)).toEqual(['done', 'done'])
    expect(first.rows[1]?.notes.map(([, code]) => code)).toContain('head-in-office')
    expect((await held('办甲')).map(({ role }) => role)).toEqual(['agencyHead', 'agencySealKeeper'])
    expect(await held('办丁')).toEqual([])
    const again = await bring('agencies', headers, [
      ...list,
      ['县没有的局', null, null, '办己', '13800000106', null, null, null, null],
      ['县造纸中心', '2020-01-01', null, '办庚', '13800000101', null, null, null, null],
    ])
    expect(again.rows.map(({ state, faults }) => [state, ...faults.map(([, code]) => code)])).toEqual([
      ['same'],
      ['same'],
      ['faulty', 'required'],
      ['faulty', 'phone-of-another'],
    ])
    expect(await exported('agencies')).toContainEqual(
      expect.objectContaining({ name: '县新能源中心', head: '办甲', drafter: '办乙', seal: '办甲', second: '办丙' }),
    )
  })
})
