import { uuidv7 } from 'uuidv7'
import { afterAll, describe, expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { sheetMedia } from '#kernel/endpoint.ts'
import { home } from '../../../../fixtures/cast.ts'
import { opinionsOf, said } from '../../../../fixtures/opinions.ts'
import { workbook } from '../../../../fixtures/workbook.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())

/** A word that stands nowhere else: wherever it is found afterwards, something was kept. */
const canary = '乌有之乡七号文'

/** Tables of the whole database in which the word stands. */
const keptIn = async (): Promise<string[]> => {
  const { rows } = await owner.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hit = await owner.query(`select 1 from ${name} t where t::text like $1 or t::text like $2 limit 1`, [
      `%${canary}%`,
      `%${Buffer.from(canary).toString('hex')}%`,
    ])
    if (hit.rows.length > 0) found.push(name)
  }
  return found
}

const entries = async () =>
  (
    await owner.query(
      `select login is not null as known, extra from audit.entry where county = $1 and name = 'secret.refused' order by at, id`,
      [home],
    )
  ).rows

describe('带密级标志的内容进不来（保守国家秘密法 29、31）', () => {
  it('群众的接口：422，说清走哪条路；什么也不留，只留时间和“拒收”', async () => {
    const before = (await entries()).length
    const { status, body } = await app.as(null)('/api/public/v1/opinions', {
      body: { ...said(), body: `${canary}\n机密★1年\n内容` },
    })
    expect([status, body.code]).toEqual([422, 'bad-input'])
    expect(body.errors).toMatchObject([
      { pointer: '/body', code: 'marked-secret', detail: expect.stringContaining('机要渠道') },
    ])
    expect((await entries()).slice(before)).toEqual([{ known: false, extra: {} }])
    expect(await keptIn()).toEqual([])
  })

  it('工作人员办理时写进来的：同样拒收，留下是谁', async () => {
    const one = await caseIn('received')
    const before = (await entries()).length
    const { status, body } = await app.as('eastKeeper')(`/api/v1/opinions/${one.id}/actions/decline`, {
      body: { actId: uuidv7(), version: one.version, input: { door: 'other', reason: `密级：秘密 ${canary}` } },
    })
    expect([status, JSON.stringify(body).includes('marked-secret')]).toEqual([422, true])
    expect((await entries()).slice(before)).toEqual([{ known: true, extra: {} }])
    expect(await keptIn()).toEqual([])
  })

  it('没有脚本的页面：说出来，不留', async () => {
    const before = (await entries()).length
    const { text } = await app.as(null)('/say', {
      raw: new URLSearchParams({ ...said(), title: `${canary}【绝密】` }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    })
    expect(text).toContain('机要渠道')
    expect((await entries()).slice(before)).toEqual([{ known: false, extra: {} }])
    expect(await keptIn()).toEqual([])
  })

  it('导入的表：文件名或任何一格带标志，整个文件不收', async () => {
    const send = async (name: string, cell: string) =>
      app.as('office')(`/api/v1/imports?${new URLSearchParams({ kind: 'persons', id: uuidv7(), name }).toString()}`, {
        raw: await workbook({
          name: '人员',
          rows: [
            ['姓名', '职业'],
            ['示例人', cell],
          ],
        }),
        headers: { 'content-type': sheetMedia.xlsx },
      })
    for (const [name, cell, code] of [
      ['名单.xlsx', `${canary} 机密★5年`, 'marked-secret'],
      [`${canary}（秘密）.xlsx`, '教师', 'bad-input'],
    ] as const) {
      const { status, body } = await send(name, cell)
      expect([status, body.code]).toEqual([422, code])
    }
    expect(await keptIn()).toEqual([])
    expect((await send('名单.xlsx', '教师')).status).toBe(201)
  })

  it('只是说到秘密的，照收', async () => {
    const { status } = await app.as(null)('/api/public/v1/opinions', {
      body: { ...said(), body: '厂里把配方当商业秘密，村民想知道排的是什么水。' },
    })
    expect(status).toBe(201)
  })
})
