import { describe, expect, it } from 'vitest'
import { importFile } from '../actions/import-file.ts'
import { countRows, listRows } from '../data/rows.ts'
import type { Context } from '#platform/action/context.ts'
import { sql } from '#platform/db/sql.ts'
import { cast } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { portsFor } from '../../../../fixtures/ports.ts'
import { type Put, workbook } from '../../../../fixtures/workbook.ts'
import { organImports } from '#commons/organs/wiring/imports.ts'

const { db } = await freshDatabase()
const ports = portsFor(db)
const [organs] = organImports
if (!organs) throw new Error('no kind')

let second = 0
const context = async (): Promise<Context> => ({
  county: cast.office.county,
  viewer: await viewerFor(db, 'office', new Date('2026-11-24T02:00:00Z')),
  db,
  ports,
  now: new Date(Date.UTC(2026, 10, 24, 2, 0, ++second)),
  language: 'zh-CN',
})

const bring = async (rows: readonly (readonly Put[])[]) => {
  const own = await context()
  const head = ['单位名称', '类型', '主管单位', '所在乡镇', '成立日期', '备注']
  const record = await importFile(own, organs, {
    name: 'x',
    bytes: await workbook({ name: '单位', rows: [head, ...rows] }),
  })
  return db.read(own.county, async (session) => ({
    counts: await countRows(session, record),
    faults: (await listRows(session, record, { after: 0, limit: 100 })).flatMap(({ number, faults }) =>
      faults.map(({ column, code }) => [number, column, code]),
    ),
  }))
}

describe('导入机构、单位', () => {
  const rows: Put[][] = [
    ['演示水务中心', '机关', null, null, '2020-01-05', null],
    ['演示中学', '学校', '演示水务中心', '河东镇', '2001年9月1日', '新建'],
    ['演示村小', '小学', '没有的单位', null, '2001-09-01', null],
    ['演示公司', '公司', null, '没有的镇', '2001-09-01', null],
  ]

  it('前面的行可以做后面的上级；不对的说出来', async () => {
    const { counts, faults } = await bring(rows)
    expect(faults).toEqual([
      [4, 'parent', 'parent-unknown'],
      [5, 'kind', 'not-one-of'],
    ])
    expect(counts).toMatchObject({ done: 2, new: 2, faulty: 2 })
    const kept = await db.read('test', (session) =>
      session.all(sql<{ name: string; parent: string | null; division: string | null }>`
        select o.name, p.name as parent, o.division from organs.organ o left join organs.organ p on p.county = o.county and p.id = o.parent
        where o.county = 'test' and o.name like '演示%' order by o.ordinal`),
    )
    expect(kept).toEqual([
      { name: '演示水务中心', parent: null, division: null },
      { name: '演示中学', parent: '演示水务中心', division: '999901101' },
    ])
  })

  it('再来一次不变；备注改了的更正，时间线说明来由', async () => {
    expect((await bring(rows.slice(0, 2))).counts).toMatchObject({ same: 2, done: 0 })
    const changed = rows.slice(0, 2).map((row) => [...row.slice(0, 5), '改了'])
    expect((await bring(changed)).counts).toMatchObject({ done: 2, changed: 2 })
  })

  it('导出现有的机构，和模板同列', async () => {
    const all: Record<string, string | null>[] = []
    for await (const some of organs.exported(await context())) all.push(...some)
    expect(all.find(({ name }) => name === '演示中学')).toMatchObject({
      kind: '学校',
      parent: '演示水务中心',
      note: '改了',
    })
  })
})
