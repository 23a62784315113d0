import { beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { checksumOf } from '#platform/sheets/id-number.ts'
import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Actor, cast } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { makeRegister, register, trial } from '../../../../fixtures/import-kind.ts'
import { portsFor } from '../../../../fixtures/ports.ts'
import { type Put, workbook } from '../../../../fixtures/workbook.ts'
import { advance } from '../actions/advance.ts'
import { loadFile } from '../actions/load-file.ts'
import { countRows, listRows } from '../data/rows.ts'
import { findImport } from '../data/store.ts'
import { headerRowOf, mappingOf, meaningsOf } from '../rules/header.ts'
import { allActions } from '../wiring/actions.ts'
import { checkBeforeAct } from '../wiring/before-act.ts'
import { rowItem } from '../wiring/item.ts'

const { db, owner } = await freshDatabase()
await makeRegister(owner)
const ports = portsFor(db)
const start = new Date('2026-11-24T02:00:00Z')

const contextFor = async (actor: Actor = 'office', now = start): Promise<Context> => ({
  county: cast[actor].county,
  viewer: await viewerFor(db, actor, start),
  db,
  ports,
  now,
  language: 'zh-CN',
})

const headers = ['姓名', '性别', '出生日期', '身份证号', '单位']
const numberFor = (serial: number, born = '19700105'): string => {
  const first = `999901${born}${String(serial).padStart(3, '0')}`
  return first + checksumOf(first)
}

const file = (rows: readonly (readonly Put[])[], merges: readonly string[] = []): Promise<Buffer> =>
  workbook({ name: '名册', rows: [['演示县登记册（编造）'], headers, ...rows], merges: ['A1:E1', ...merges] })

const entries = (county = 'test') =>
  db.read(county, (session) =>
    session.all(
      sql<{
        name: string
        unit: string | null
        acts: string[]
      }>`select name, unit, acts from register.entry where county = ${county} order by name`,
    ),
  )

const load = async (context: Context, bytes: Buffer, id = uuidv7()): Promise<string> => {
  await loadFile(context, register, { id, name: '名册.xlsx', bytes })
  return id
}

const find = (context: Context, id: string) =>
  db.read(context.county, (session) => findImport(session, context.viewer, id))

const doAct = async (
  context: Context,
  id: string,
  verb: 'map' | 'decide' | 'start' | 'abandon',
  input: object = {},
) => {
  const record = await find(context, id)
  await checkBeforeAct[verb]?.(context, register, record, input)
  return act(context, allActions[verb], { id, actId: uuidv7(), version: record.version, input })
}

const mapped = async (context: Context, id: string, fillsMerged = false) => {
  const columns = Object.fromEntries(register.columns.map(({ key }, at) => [key, at]))
  await doAct(context, id, 'map', { headerRow: 2, columns, fillsMerged })
  return advance(context, register, id, Infinity)
}

const standing = async (context: Context, id: string) => {
  const record = await find(context, id)
  return db.read(context.county, async (session) => ({
    counts: await countRows(session, record),
    rows: (await listRows(session, record, { after: 0, limit: 1000 })).map((row) =>
      rowItem(context, session, register, record, row),
    ),
  }))
}

const checkedFile = async (rows: readonly (readonly Put[])[], merges: readonly string[] = [], fillsMerged = false) => {
  const context = await contextFor()
  const id = await load(context, await file(rows, merges))
  await mapped(context, id, fillsMerged)
  return { context, id, ...(await standing(context, id)) }
}

const run = async (context: Context, id: string) => {
  await doAct(context, id, 'start')
  return advance(context, register, id, Infinity)
}

beforeEach(async () => {
  trial.before = () => {}
  trial.applied = 0
  await db.write('test', async (session) => session.send(sql`update register.entry set name = name where false`))
})

describe('读表', () => {
  it('标题行不是列名行；同义的、带星号的列名都认得', () => {
    const meanings = meaningsOf(register.columns)
    const top = [
      { number: 1, cells: ['登记册'] },
      { number: 3, cells: ['*名 字', '性别（男/女）', '备注', '身份证号'] },
      { number: 4, cells: ['甲', '男'] },
    ]
    expect(headerRowOf(top, meanings)).toBe(3)
    expect(mappingOf(top[1]?.cells ?? [], meanings)).toEqual({ name: 0, sex: 1, number: 3 })
  })

  it('每样差错都按行说清楚，用看得懂的话', async () => {
    const { counts, rows } = await checkedFile(
      [
        ['演示一', '男', { serial: 25_573 }, numberFor(1), '县水利局'],
        [null, '男', null, null, null],
        ['演示三', '先生', null, null, null],
        ['演示四', '女', '1970年2月30日', null, null],
        ['演示五', '女', '1970/1/5', null, null],
        ['演示六', '男', null, `${numberFor(6).slice(0, 17)}${numberFor(6)[17] === '1' ? '2' : '1'}`, null],
        ['演示七', '男', null, 4.1162419700105e17, null],
        ['演示八', '男', null, null, '没有的局'],
        ['演示九', '男', null, null, '县教育局'],
        ['演示十', '男', null, null, null],
        ['演示十一', { error: '#N/A' }, null, null, null],
        ['演示一二', '男', null, numberFor(1), null],
        ['=cmd|x', '男', null, null, null],
      ],
      ['E11:E12'],
    )
    const said = Object.fromEntries(
      rows
        .filter(({ state }) => state === 'faulty')
        .map(({ number, faults }) => [number, faults.map(({ column, detail }) => `${column}: ${detail}`).join('；')]),
    )
    expect(said).toEqual({
      4: 'name: 请填写',
      5: 'sex: 不在可填的范围：男、女',
      6: 'born: 没有这一天',
      8: 'number: 身份证号校验位不对，可能抄错了一位',
      9: 'number: 按数字存的，末几位已丢失。请把这一列设为文本后重新填写',
      10: 'unit: 请选一项',
      12: 'unit: 与第 11 行合并，内容只写在那一行。请取消合并后逐行填写，或选择按合并的内容算',
      13: 'sex: 表格软件在这一格显示错误（#N/A）',
      14: 'null: 与第 3 行重复',
    })
    expect(rows.find(({ number }) => number === 7)?.notes.map(({ detail }) => detail)).toEqual([
      '按文本写的日期，读作 1970-01-05',
    ])
    expect(counts).toMatchObject({ faulty: 9, ready: 4, new: 4, changed: 0 })
    expect(rows[0]?.cells['number']).toMatch(/^999\*{4}\d[\dX]$/)
    expect(await entries()).toEqual([])
  })

  it('合并的单元格可以按其内容算', async () => {
    const { counts } = await checkedFile(
      [
        ['甲', '男', null, null, '县水利局'],
        ['乙', '男', null, null, null],
      ],
      ['E3:E4'],
      true,
    )
    expect(counts).toMatchObject({ faulty: 0, ready: 2 })
  })

  it('两张表都像的，要选；只有一张像的，自己认', async () => {
    const context = await contextFor()
    const two = await workbook({ name: '一', rows: [headers, ['甲']] }, { name: '二', rows: [headers, ['乙']] })
    await expect(load(context, two)).rejects.toMatchObject({
      refusal: { code: 'choose-sheet' },
      extra: {
        sheets: [
          { name: '一', isFit: true },
          { name: '二', isFit: true },
        ],
      },
    })
    const id = uuidv7()
    await loadFile(context, register, { id, name: 'x', sheet: '二', bytes: two })
    expect((await find(context, id)).sheet).toBe('二')
    const notes = await workbook(
      { name: '填写', rows: [headers, ['甲']] },
      { name: '说明', rows: [['列名'], ['姓名']] },
    )
    expect((await find(context, await load(context, notes))).sheet).toBe('填写')
  })

  it('来源整行加密保存，库里看不见名字', async () => {
    await checkedFile([['独一无二', '男', null, numberFor(77), null]])
    const kept = await db.read('test', (session) =>
      session.all(sql<{ text: string }>`select r::text as text from imports.row r`),
    )
    const files = await db.read('test', (session) =>
      session.all(sql<{ text: string }>`select i::text as text from imports.import i`),
    )
    for (const { text } of [...kept, ...files])
      expect(text.includes('独一无二') || text.includes(numberFor(77))).toBe(false)
  })
})

describe('导入', () => {
  it('核对不改动任何记录；导入后每行一次；同一文件再来什么都不变', async () => {
    const before = await entries()
    const rows = Array.from({ length: 20 }, (_, at): Put[] => [
      `新人${String(at).padStart(2, '0')}`,
      '男',
      null,
      numberFor(100 + at),
      null,
    ])
    const { context, id, counts } = await checkedFile(rows)
    expect(counts).toMatchObject({ ready: 20, new: 20 })
    expect(await entries()).toEqual(before)
    expect((await run(context, id)).state).toBe('finished')
    expect(await entries()).toHaveLength(before.length + 20)
    trial.applied = 0
    const again = await checkedFile(rows)
    expect(again.counts).toMatchObject({ same: 20, ready: 0 })
    expect((await run(again.context, again.id)).state).toBe('finished')
    expect(trial.applied).toBe(0)
  })

  it('改好的文件：已有的不重复，改了的说出改了什么', async () => {
    const { counts, rows, context, id } = await checkedFile([
      ['新人00', '男', null, numberFor(100), '县教育局'],
      ['新人01', '男', null, numberFor(101), null],
    ])
    expect(counts).toMatchObject({ same: 1, ready: 1, changed: 1 })
    expect(rows[0]?.changes).toEqual([{ column: 'unit', was: null, now: '县教育局' }])
    await run(context, id)
    expect((await entries()).find(({ name }) => name === '新人00')?.unit).toBe('县教育局')
  })

  it('疑似已有的，由人认定：同一个、另一个、不导入；认定之前不能开始', async () => {
    const { context, id, counts, rows } = await checkedFile([
      ['新人05', '女', null, null, null],
      ['新人06', '女', null, null, null],
      ['新人07', '女', null, null, null],
    ])
    expect(counts).toMatchObject({ undecided: 3, ready: 0 })
    await expect(run(context, id)).rejects.toMatchObject({ refusal: { code: 'undecided' } })
    const candidate = rows[0]?.candidates[0]
    expect(candidate).toMatchObject({ label: '新人05 ', why: ['name'] })
    await expect(doAct(context, id, 'decide', { rows: [{ row: 3, is: uuidv7() }] })).rejects.toMatchObject({
      refusal: { code: 'not-a-candidate' },
    })
    await doAct(context, id, 'decide', {
      rows: [
        { row: 3, is: candidate?.record ?? '' },
        { row: 4, is: 'other' },
        { row: 5, is: 'skip' },
      ],
    })
    await advance(context, register, id, Infinity)
    const decided = await standing(context, id)
    expect(decided.rows.map(({ state, as }) => [state, as])).toEqual([
      ['ready', 'changed'],
      ['ready', 'new'],
      ['skipped', null],
    ])
    const before = await entries()
    await run(context, id)
    expect(await entries()).toHaveLength(before.length + 1)
  })

  it('中途被杀，换一次接着办：每行一次，不多不少', async () => {
    const rows = Array.from({ length: 700 }, (_, at): Put[] => [
      `续办${String(at).padStart(3, '0')}`,
      '男',
      null,
      numberFor(at, '19800105'),
      null,
    ])
    const { context, id } = await checkedFile(rows)
    await doAct(context, id, 'start')
    let left = 333
    trial.before = () => {
      if (left-- <= 0) throw new Error('killed')
    }
    await expect(advance(context, register, id, Infinity)).rejects.toThrow('killed')
    trial.before = () => {}
    expect((await advance(context, register, id, Infinity)).state).toBe('finished')
    const done = (await entries()).filter(({ name }) => name.startsWith('续办'))
    expect(done).toHaveLength(700)
    expect(done.every(({ acts }) => acts.length === 1)).toBe(true)
    expect((await standing(context, id)).counts).toMatchObject({ done: 700, new: 700 })
  })

  it('没有交代就没了的一批，过一会儿由别人接着办', async () => {
    const { context, id } = await checkedFile([
      ['接办一', '男', null, null, null],
      ['接办二', '男', null, null, null],
    ])
    await doAct(context, id, 'start')
    // 一批认领了、办了第一行，还没来得及写结果，进程就没了
    await db.write('test', async (session) =>
      session.send(
        sql`update imports.row set state = 'running', claimed_at = ${start.toISOString()} where county = 'test' and import = ${id} and number > 2`,
      ),
    )
    const record = await find(context, id)
    const { namedId } = await import('#platform/crypto/named-id.ts')
    const own = (part: string) => namedId('import', 'test', 'register', record.hash, record.sheet, '3', part)
    await register.apply(
      context,
      { name: '接办一', sex: '男', born: null, number: null, unit: null },
      { id: own, fileId: own, standing: { as: 'new' }, today: '2026-11-24' as never },
    )
    expect((await advance(context, register, id, Infinity)).state).toBe('running')
    const later = await contextFor('office', new Date(start.getTime() + 31_000))
    expect((await advance(later, register, id, Infinity)).state).toBe('finished')
    const done = (await entries()).filter(({ name }) => name.startsWith('接办'))
    expect(done.map(({ acts }) => acts.length)).toEqual([1, 1])
    expect((await standing(context, id)).counts).toMatchObject({ done: 2, new: 2, same: 0 })
  })

  it('两人同时让它办，也各行一次', async () => {
    const rows = Array.from({ length: 400 }, (_, at): Put[] => [`同办${at}`, '女', null, null, null])
    const { context, id } = await checkedFile(rows)
    await doAct(context, id, 'start')
    await Promise.all([advance(context, register, id, Infinity), advance(context, register, id, Infinity)])
    expect(trial.applied).toBe(400)
    expect((await find(context, id)).state).toBe('finished')
  })

  it('动作不许的，只退那一行', async () => {
    const { context, id } = await checkedFile([
      ['不许', '男', null, null, null],
      ['许的', '男', null, null, null],
    ])
    expect((await run(context, id)).state).toBe('finished')
    const { rows } = await standing(context, id)
    expect(rows.map(({ state, faults }) => [state, faults[0]?.column ?? null, faults[0]?.code ?? null])).toEqual([
      ['refused', 'name', 'not-allowed'],
      ['done', null, null],
    ])
  })
})

describe('谁可以', () => {
  it('乡镇的、别县的、没有这项权限的，读入不了，也看不见', async () => {
    const bytes = await file([['甲', '男', null, null, null]])
    const id = await load(await contextFor(), bytes)
    for (const actor of ['eastChair', 'eastKeeper', 'roadHead', 'admin'] as const) {
      const context = await contextFor(actor)
      await expect(load(context, bytes)).rejects.toMatchObject({ refusal: { code: 'not-allowed' } })
      await expect(find(context, id)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
    }
    const neighbour = await contextFor('neighbourOffice')
    await expect(find(neighbour, id)).rejects.toMatchObject({ refusal: { code: 'not-found' } })
    await expect(doAct(neighbour, id, 'abandon')).rejects.toMatchObject({ refusal: { code: 'not-found' } })
  })

  it('编号已用于别的文件的，不收，原来的一行不多', async () => {
    const context = await contextFor()
    const id = await load(context, await file([['甲']]))
    await expect(load(context, await file([['甲'], ['乙']]), id)).rejects.toMatchObject({
      refusal: { code: 'id-taken' },
    })
    expect(
      (await db.read('test', (session) => session.all(sql`select 1 from imports.row where import = ${id}`))).length,
    ).toBe(3)
  })
})
