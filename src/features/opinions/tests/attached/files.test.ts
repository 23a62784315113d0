import { uuidv7 } from 'uuidv7'
import { describe, expect, it, vi } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { scrub } from '#commons/files/actions/scrub.ts'
import { letGoLoose } from '#commons/files/actions/let-go-loose.ts'
import { sql } from '#platform/db/sql.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../../../fixtures/app.ts'
import { home } from '../../../../../fixtures/cast.ts'
import { docxOf, formOf, jpegOf, keptIn, pdfOf, withPlace } from '../../../../../fixtures/handed-in/files.ts'
import { opinionsOf, said, type Told } from '../../../../../fixtures/opinions.ts'

const app = await startApp()
const { read } = opinionsOf(app)
const citizen = app.as(null)

const attach = async (submission: string, name: string, bytes: Uint8Array) => {
  app.clock.pass(1000)
  return citizen(`/api/public/v1/submissions/${submission}/files`, await formOf(name, bytes))
}

/** Matters, files and contents that there are. */
const left = async () => {
  const rows = await app.db.read(home, (session) =>
    session.one(
      sql`select (select count(*) from opinions.opinion where county = ${home}) as opinions, (select count(*) from files.file where county = ${home}) as files`,
    ),
  )
  return { rows, contents: keptIn(app.dataDir).length }
}

/** One matter with a picture and a document. */
const withFiles = async () => {
  const one = said()
  const picture = await attach(one.id, '路灯.jpg', withPlace(jpegOf()))
  const paper = await attach(one.id, '情况说明.pdf', pdfOf('路灯坏了两个月'))
  const { body } = await citizen<Told>('/api/public/v1/opinions', { body: one })
  return { one, body, ids: [String(picture.body['id']), String(paper.body['id'])] as const }
}

const form = async (fields: Readonly<Record<string, string>>, files: readonly (readonly [string, Uint8Array])[]) => {
  const data = new FormData()
  for (const [key, value] of Object.entries(fields)) data.append(key, value)
  for (const [name, bytes] of files) data.append('files', new Blob([Uint8Array.from(bytes)]), name)
  const sent = new Response(data)
  return {
    raw: new Uint8Array(await sent.arrayBuffer()),
    headers: { 'content-type': sent.headers.get('content-type') ?? '' },
  }
}

describe('群众附上照片和材料', () => {
  it('交上去以后，凭证上看得到、取得回；照片里的地点没有了', async () => {
    const { body, ids } = await withFiles()
    expect(body.view.files).toMatchObject([
      { id: ids[0], name: '路灯.jpg', type: 'image/jpeg', scanned: 'not-scanned' },
      { id: ids[1], name: '情况说明.pdf', type: 'application/pdf' },
    ])
    const path = `/api/public/v1/receipts/${body.receipt.link}/files`
    const picture = await citizen(`${path}/${ids[0]}`)
    expect([picture.status, picture.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="__.jpg"; filename*=UTF-8''${encodeURIComponent('路灯.jpg')}`,
    ])
    expect(picture.text).not.toContain('GPS')
    const other = await withFiles()
    expect((await citizen(`${path}/${other.ids[0]}`)).status).toBe(404)
    expect((await citizen(`/api/public/v1/receipts/${'a'.repeat(22)}/files/${ids[0]}`)).status).toBe(404)
  })

  it('谁看得到这件事，谁就打得开：本乡镇的站、代工委可以，别的乡镇、别的县、管理员和没有一个样', async () => {
    const { body, ids } = await withFiles()
    expect((await read({ id: body.view.id }, 'eastKeeper')).body.item['files']).toMatchObject([
      { id: ids[0] },
      { id: ids[1] },
    ])
    for (const actor of ['eastKeeper', 'eastChair', 'office'] as const)
      expect((await app.as(actor)(`/api/v1/files/${ids[0]}`)).status).toBe(200)
    for (const actor of ['westKeeper', 'westChair', 'roadDrafter', 'admin', 'neighbourOffice'] as const) {
      const seen = await app.as(actor)(`/api/v1/files/${ids[0]}`)
      const none = await app.as(actor)(`/api/v1/files/${uuidv7()}`)
      expect([actor, seen.status, seen.text]).toEqual([actor, none.status, none.text])
      expect([403, 404]).toContain(seen.status)
    }
    expect((await citizen(`/api/v1/files/${ids[0]}`)).status).toBe(401)
  })

  it('附件的指纹封存在收到的那一个事件里：换了指纹，核验说出是哪一件', async () => {
    const { body } = await withFiles()
    await app.settle()
    const before = await verifySeals(app.db, home, app.ports)
    expect(before.faults).toEqual([])
    await app.db.write(home, (session) =>
      session.all(
        sql`update opinions.opinion set files = array['00000000-0000-0000-0000-000000000000:00'] where county = ${home} and id = ${body.view.id}`,
      ),
    )
    const { faults } = await verifySeals(app.db, home, app.ports)
    expect(faults).toMatchObject([
      { what: 'row-changed', record: body.view.id },
      { what: 'derived-differs', table: 'files.file', record: body.view.id },
    ])
  })

  it('同样的内容再传是同一个；第四个不收；再交一遍还是同一张凭证', async () => {
    const one = said()
    const texts = ['一', '二', '三'].map((text) => Buffer.from(`材料${text}`))
    for (const [index, bytes] of texts.entries()) expect((await attach(one.id, `${index}.txt`, bytes)).status).toBe(201)
    expect((await attach(one.id, '0.txt', texts[0] as Buffer)).status).toBe(201)
    expect((await attach(one.id, '4.txt', Buffer.from('材料四'))).body['code']).toBe('too-many-files')
    const first = await citizen<Told>('/api/public/v1/opinions', { body: one })
    const again = await citizen<Told>('/api/public/v1/opinions', { body: one })
    expect([first.status, again.status, again.body.receipt]).toEqual([201, 200, first.body.receipt])
    expect(first.body.view.files.length).toBe(3)
  })

  it('交上来的文字带密级标志，先传的附件也去掉；已经用上的不动', async () => {
    const { one, ids, body } = await withFiles()
    const before = await left()
    const next = said()
    await attach(next.id, '扫描件.jpg', jpegOf(90, 60))
    expect(await left()).not.toEqual(before)
    for (const { id } of [next, one]) {
      const { status } = await citizen('/api/public/v1/opinions', { body: { ...said(), id, body: '机密★1年\n内容' } })
      expect(status).toBe(422)
    }
    expect(await left()).toEqual(before)
    expect((await citizen(`/api/public/v1/receipts/${body.receipt.link}/files/${ids[0]}`)).status).toBe(200)
  })

  it('用上了的不会当作没人要的去掉', async () => {
    const { body, ids } = await withFiles()
    await letGoLoose(app.db, app.ports.blobs, home, new Date(app.clock.now.getTime() + 48 * 3_600_000))
    expect((await citizen(`/api/public/v1/receipts/${body.receipt.link}/files/${ids[0]}`)).status).toBe(200)
    expect((await scrub(app.db, app.ports.blobs, home)).rotten).toEqual([])
  })
})

describe('没有脚本的页面', () => {
  const fields = () => {
    const { id, body, township } = said()
    return { id, body, township }
  }

  it('一张表单，文字和文件一起交', async () => {
    const sent = await form(fields(), [
      ['现场.jpg', jpegOf()],
      ['名单.docx', await docxOf(['张示例'])],
    ])
    const { status, headers } = await citizen('/say', sent)
    expect(status).toBe(303)
    const link = headers.get('location')?.split('/').at(-1) ?? ''
    const { body } = await citizen<Told>(`/api/public/v1/receipts/${link}`)
    expect(body.view.files.map(({ name }) => name)).toEqual(['现场.jpg', '名单.docx'])
  })

  it('没选文件的表单照交', async () => {
    expect((await citizen('/say', await form(fields(), [['', new Uint8Array()]]))).status).toBe(303)
    const urlencoded = await citizen('/say', {
      raw: new URLSearchParams(fields()).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(urlencoded.status).toBe(303)
  })

  it('有一个不收，表单退回来：收下的还在，改好再交不用重选', async () => {
    const all = fields()
    const back = await citizen(
      '/say',
      await form(all, [
        ['现场.jpg', jpegOf()],
        ['程序.exe', Buffer.from('MZ')],
      ]),
    )
    expect(back.status).toBe(422)
    const { status, headers } = await citizen('/say', await form(all, []))
    expect(status).toBe(303)
    const link = headers.get('location')?.split('/').at(-1) ?? ''
    expect((await citizen<Told>(`/api/public/v1/receipts/${link}`)).body.view.files.map(({ name }) => name)).toEqual([
      '现场.jpg',
    ])
  })

  it('文件带密级标志：说正道，文字和文件都不留，同一张表单里别的文件也不留', async () => {
    const before = await left()
    const files = [['现场.jpg', jpegOf()] as const, ['a.docx', await docxOf(['机', '密★'])] as const]
    const { status } = await citizen('/say', await form(fields(), files))
    expect(status).toBe(422)
    expect(await left()).toEqual(before)
  })

  it('文字带密级标志：没带标志的附件也不留，先前传的一并去掉', async () => {
    const before = await left()
    const all = fields()
    const unfit = await form(all, [
      ['现场.jpg', jpegOf()],
      ['程序.exe', Buffer.from('MZ')],
    ])
    expect((await citizen('/say', unfit)).status).toBe(422)
    expect(await left()).not.toEqual(before)
    const marked = await form({ ...all, body: '机密★1年\n内容' }, [['扫描件.jpg', jpegOf(80, 60)]])
    expect((await citizen('/say', marked)).status).toBe(422)
    expect(await left()).toEqual(before)
  })

  it.each([
    ['存放的桶不通', new Problem(refuse('files-away'))],
    ['存放的盘满了', Object.assign(new Error('write'), { code: 'ENOSPC' })],
  ])('%s：表单带着写好的话回来，去掉附件就能交', async (_, fault) => {
    const put = vi.spyOn(app.ports.blobs, 'put').mockRejectedValue(fault)
    try {
      const all = fields()
      const { status, text } = await citizen('/say', await form(all, [['现场.jpg', jpegOf()]]))
      expect([status, text]).toEqual([422, expect.stringMatching(/<title>(?:say<|有要改的地方)/)])
      expect((await citizen('/say', await form(all, []))).status).toBe(303)
    } finally {
      put.mockRestore()
    }
  })

  it('一个超过 10 MB：退回说明；整个表单太大：一开始就不收', async () => {
    const big = await citizen('/say', await form(fields(), [['a.txt', Buffer.alloc(11_000_000, 97)]]))
    expect(big.status).toBe(422)
    const huge = await citizen('/say', await form(fields(), [['a.txt', Buffer.alloc(40_000_000, 97)]])).catch(() => ({
      status: 413,
    }))
    expect(huge.status).toBe(413)
  })
})
