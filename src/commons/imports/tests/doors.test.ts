import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { sheetMedia } from '#kernel/endpoint.ts'
import { limits } from '#platform/sheets/limits.ts'
import { openSheets } from '#platform/sheets/open-sheets.ts'
import { startApp } from '../../../../fixtures/app.ts'
import type { Actor } from '../../../../fixtures/cast.ts'
import { type Put, workbook } from '../../../../fixtures/workbook.ts'

const app = await startApp()
const headers = ['姓名', '民族', '身份证号', '出生年月']

const upload = async (
  actor: Actor | null,
  bytes: Uint8Array,
  { id = uuidv7(), kind = 'persons', sheet = '', type = sheetMedia.xlsx as string } = {},
) => {
  const query = new URLSearchParams({ id, kind, name: '名册.xlsx', ...(sheet && { sheet }) })
  return app.as(actor)(`/api/v1/imports?${query.toString()}`, { raw: bytes, headers: { 'content-type': type } })
}

const file = (...rows: Put[][]) => workbook({ name: '人员', rows: [headers, ...rows] })

const bytesOf = async (actor: Actor, path: string): Promise<Response> =>
  fetch(`${app.url}${path}`, { headers: { authorization: `Bearer ${await app.tokenOf(actor)}` } })

const rowsOf = async (response: Response): Promise<string[][]> => {
  const opened = await openSheets(Buffer.from(await response.arrayBuffer()))
  const rows: string[][] = []
  for await (const { cells } of opened.rows(opened.sheets[0]?.name ?? '')) rows.push(cells.map(({ text }) => text))
  return rows
}

const acted = (id: string, verb: string, version: number, input: object = {}, actor: Actor = 'office') =>
  app.as(actor)(`/api/v1/imports/${id}/actions/${verb}`, { body: { actId: uuidv7(), version, input } })

const untilDone = async (id: string) => {
  for (;;) {
    const { body } = await app.as('office')<{
      item: { state: string; counts: Record<string, number> }
      version: number
    }>(`/api/v1/imports/${id}`)
    if (body.item.state !== 'checking' && body.item.state !== 'running') return body
  }
}

describe('从屏幕导入', () => {
  it('模板、读入、对列、核对、导入、结果表，一路走通', async () => {
    const template = await bytesOf('office', '/api/v1/imports/kinds/persons/template')
    expect(template.headers.get('content-type')).toBe(sheetMedia.xlsx)
    expect((await rowsOf(template))[0]?.slice(0, 3)).toEqual(['姓名', '性别', '出生年月'])

    const id = uuidv7()
    const bytes = await file(
      ['=1+1', '汉族'],
      ['某某', '汉族', '110101197001010000'],
      ['某甲', '回族', null, '1970年1月'],
    )
    const loaded = await upload('office', bytes, { id })
    expect([loaded.status, loaded.body['item']?.['state'], loaded.body['item']?.['mapping']]).toEqual([
      201,
      'loaded',
      { name: 0, nation: 1, idCard: 2, birthOn: 3 },
    ])
    expect(loaded.text.includes('110101197001010000')).toBe(false)
    expect((await upload('office', bytes, { id })).status).toBe(200)

    const { status } = await acted(id, 'map', 1, {
      headerRow: 1,
      columns: { name: 0, nation: 1, idCard: 2, birthOn: 3 },
    })
    expect(status).toBe(200)
    const checked = await untilDone(id)
    expect(checked.item).toMatchObject({ state: 'checked', counts: { ready: 2, faulty: 1 } })
    const { body: rows } = await app.as('office')(`/api/v1/imports/${id}/rows?state=faulty`)
    expect(JSON.stringify(rows)).toContain('身份证号校验位不对')
    expect((await acted(id, 'start', checked.version)).status).toBe(200)
    expect((await untilDone(id)).item).toMatchObject({ state: 'finished', counts: { done: 2 } })

    const report = await rowsOf(await bytesOf('office', `/api/v1/imports/${id}/report`))
    expect(report[0]?.slice(-3)).toEqual(['行号', '结果', '差错和说明'])
    expect(report[1]?.[0]).toBe('=1+1')
    expect(report[2]?.at(-1)).toContain('校验位不对')
    const faulty = await rowsOf(await bytesOf('office', `/api/v1/imports/${id}/report?only=faulty`))
    expect(faulty).toHaveLength(2)
    const exported = await rowsOf(await bytesOf('office', '/api/v1/imports/kinds/persons/export'))
    expect(exported.some(([name]) => name === '某甲')).toBe(true)

    const next = await upload(
      'office',
      await workbook({
        name: '人员',
        rows: [
          ['姓名', '族别'],
          ['某乙', '汉族'],
        ],
      }),
    )
    expect(next.body['item']?.['mapping']).toEqual({ name: 0 })
    await acted(String(next.body['item']?.['id']), 'map', 1, { headerRow: 1, columns: { name: 0, nation: 1 } })
    const again = await upload(
      'office',
      await workbook({
        name: '人员',
        rows: [
          ['姓名', '族别'],
          ['某丙', '汉族'],
        ],
      }),
    )
    expect(again.body['item']?.['mapping']).toEqual({ name: 0, nation: 1 })
  })

  it('坏文件、大文件、别的类型，各有说法', async () => {
    const code = async (bytes: Uint8Array, options = {}) => {
      const { status, body } = await upload('office', bytes, options)
      return [status, body['code']]
    }
    expect(await code(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toEqual([422, 'old-sheet-file'])
    expect(await code(Buffer.from('PK\u0003\u0004'))).toEqual([422, 'broken-sheet-file'])
    expect(await code(Buffer.alloc(limits.file + 1, 65))).toEqual([413, 'too-large'])
    expect(await code(await file(['甲']), { type: 'application/json' })).toEqual([415, 'wrong-content-type'])
    expect(await code(await file(['甲']), { kind: 'nothing' })).toEqual([404, 'unknown-kind'])
    expect(await code(await workbook({ name: '空', rows: [] }))).toEqual([422, 'sheet-empty'])
    const two = await workbook({ name: '一', rows: [headers, ['甲']] }, { name: '二', rows: [headers, ['乙']] })
    const { body } = await upload('office', two)
    expect([body['code'], body['sheets']]).toEqual([
      'choose-sheet',
      [
        { name: '一', isFit: true },
        { name: '二', isFit: true },
      ],
    ])
  })

  it('列没有对全、对了两次、没有的列，不核对', async () => {
    const { body } = await upload('office', await file(['甲']))
    const id = String(body['item']?.['id'])
    const refused = async (columns: object) => (await acted(id, 'map', 1, { headerRow: 1, columns })).body['code']
    expect(await refused({ nation: 1 })).toBe('columns-missing')
    expect(await refused({ name: 0, nation: 0 })).toBe('column-twice')
    expect(await refused({ name: 0, other: 1 })).toBe('no-such-column')
  })
})

describe('谁进得来', () => {
  it('没登录 401；联络站、承办单位、代表、管理员 403；邻县看不见', async () => {
    const bytes = await file(['甲'])
    const { body } = await upload('office', bytes)
    const id = String(body['item']?.['id'])
    expect((await upload(null, bytes)).status).toBe(401)
    for (const actor of ['eastKeeper', 'roadHead', 'eastDeputy', 'leader', 'admin'] as const) {
      expect((await upload(actor, bytes)).status).toBe(403)
      for (const path of [
        '',
        '/kinds',
        '/kinds/persons/template',
        '/kinds/persons/export',
        `/${id}`,
        `/${id}/rows`,
        `/${id}/report`,
      ])
        expect([actor, path, (await app.as(actor)(`/api/v1/imports${path}`)).status]).toEqual([actor, path, 403])
      for (const verb of ['map', 'decide', 'start', 'abandon'] as const)
        expect((await acted(id, verb, 1, {}, actor)).status).toBe(403)
      expect((await app.as(actor)(`/api/v1/imports/${id}`)).status).toBe(403)
    }
    for (const path of [`/${id}`, `/${id}/rows`, `/${id}/report`])
      expect((await app.as('neighbourOffice')(`/api/v1/imports${path}`)).status).toBe(404)
    expect((await acted(id, 'abandon', 1, {}, 'neighbourOffice')).status).toBe(404)
    const list = await app.as('neighbourOffice')<{ items: unknown[] }>('/api/v1/imports')
    expect(list.body.items).toEqual([])
  })

  it('乡镇主席只有本乡镇的选举结果：别的名册不能导，县里的导入看不见', async () => {
    const bytes = await file(['甲'])
    const id = String((await upload('office', bytes)).body['item']?.['id'])
    const chair = app.as('eastChair')
    expect((await upload('eastChair', bytes)).status).toBe(403)
    for (const path of ['/kinds/persons/template', '/kinds/persons/export'])
      expect((await chair(`/api/v1/imports${path}`)).status).toBe(403)
    for (const path of [`/${id}`, `/${id}/rows`, `/${id}/report`])
      expect((await chair(`/api/v1/imports${path}`)).status).toBe(404)
    for (const verb of ['start', 'resume', 'abandon'] as const)
      expect((await acted(id, verb, 1, {}, 'eastChair')).status).toBe(404)
    expect((await chair<{ items: unknown[] }>('/api/v1/imports')).body.items).toEqual([])
  })

  it('坏的输入是 4xx', async () => {
    const ask = app.as('office')
    for (const path of ['not-an-id', '%00', uuidv7()]) expect((await ask(`/api/v1/imports/${path}`)).status).toBe(404)
    const { body } = await upload('office', await file(['甲']))
    const path = `/api/v1/imports/${String(body['item']?.['id'])}`
    for (const bad of [[], 'text', 1, null, { nonsense: 1 }])
      for (const verb of ['actions/map', 'actions/decide', 'actions/start'])
        expect([400, 422]).toContain((await ask(`${path}/${verb}`, { body: bad })).status)
  })
})
