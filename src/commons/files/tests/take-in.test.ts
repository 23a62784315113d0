import { readFileSync, writeFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { pictureFacts } from '#platform/images/picture-facts.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import {
  docxOf,
  formOf,
  hashOf,
  hugePng,
  jpegOf,
  keptIn,
  ofdOf,
  pdfOf,
  pngOf,
  pptxOf,
  send,
  withPlace,
  xlsxOf,
  zipOf,
} from '../../../../fixtures/handed-in/files.ts'

const app = await startApp()
const keeper = app.as('eastKeeper')

const kept = (): string[] => keptIn(app.dataDir)

const rows = () =>
  app.db.read(home, (session) => session.all(sql<{ id: string }>`select id from files.file where county = ${home}`))

const fetched = async (id: string) => {
  const token = await app.tokenOf('eastKeeper')
  const answer = await fetch(`${app.url}/api/v1/files/${id}`, { headers: { authorization: `Bearer ${token}` } })
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}

describe('收文件', () => {
  it('收下、算出指纹、说没有病毒扫描，取回来一个字节不差', async () => {
    const bytes = pdfOf('关于路灯的情况说明')
    const { status, body } = await send(keeper, '情况说明.pdf', bytes)
    expect([status, body]).toEqual([
      201,
      {
        id: expect.any(String),
        name: '情况说明.pdf',
        size: bytes.length,
        type: 'application/pdf',
        sha256: hashOf(bytes),
        scanned: 'not-scanned',
        isErased: false,
      },
    ])
    const { answer, bytes: back } = await fetched(String(body['id']))
    expect(answer.status).toBe(200)
    expect(back.equals(bytes)).toBe(true)
  })

  it('只当附件给，不让浏览器打开：附件头、沙箱、不猜类型、不留缓存', async () => {
    const { body } = await send(keeper, '说明 "一".txt', Buffer.from('路灯坏了'))
    const { answer } = await fetched(String(body['id']))
    const of = (name: string) => answer.headers.get(name)
    expect(of('content-disposition')).toBe(
      `attachment; filename="____.txt"; filename*=UTF-8''${encodeURIComponent('说明 一.txt')}`,
    )
    expect([of('content-security-policy'), of('x-content-type-options'), of('cache-control')]).toEqual([
      "sandbox; default-src 'none'",
      'nosniff',
      'no-store',
    ])
    expect(of('content-type')).toBe('text/plain; charset=utf-8')
  })

  it.each([
    ['docx', () => docxOf(['路灯'])],
    ['xlsx', () => xlsxOf('路灯')],
    ['pptx', () => pptxOf('路灯')],
    ['ofd', () => ofdOf('路灯')],
    ['csv', async () => Buffer.from('乡镇,件数\n付井镇,3\n')],
    ['txt', async () => Buffer.from('c2b7b5c6bbb5c1cb', 'hex')],
  ])('%s 收', async (ending, make) => {
    expect((await send(keeper, `材料.${ending}`, await make())).status).toBe(201)
  })

  it('照片重新编码：拍摄的地点和机器一样不留，还是一张照片', async () => {
    const given = withPlace(jpegOf())
    expect(given.includes('GPS')).toBe(true)
    const { status, body } = await send(keeper, '路灯.jpg', given)
    expect(status).toBe(201)
    const { bytes } = await fetched(String(body['id']))
    expect(pictureFacts(bytes)).toMatchObject({ kind: 'jpeg', width: 64, height: 48 })
    for (const trace of ['Exif', 'GPS', 'Camera', '付井镇']) expect(bytes.includes(trace)).toBe(false)
    expect((await send(keeper, '截图.png', pngOf())).body).toMatchObject({ name: '截图.jpg', type: 'image/jpeg' })
  })

  it('存的地方看不到内容、名字，也看不出两份一样', async () => {
    const bytes = Buffer.from('只有我知道的一段话，不该原样躺在盘上')
    const { body } = await send(keeper, '王示例的证明.txt', bytes)
    for (const path of kept()) {
      const stored = readFileSync(path)
      expect(stored.includes('只有我知道')).toBe(false)
      expect(path).not.toContain(String(body['sha256']))
    }
    const row = await app.db.read(home, (session) =>
      session.one(
        sql<{ name: string }>`select name from files.file where county = ${home} and id = ${String(body['id'])}`,
      ),
    )
    expect(row?.name).not.toContain('王示例')
  })

  it('同一个编号、同一份内容再传一次，是同一个文件；别人用不了这个编号，内容不同也不行', async () => {
    const id = uuidv7()
    const bytes = Buffer.from('一份材料')
    const first = await send(keeper, '材料.txt', bytes, `?id=${id}`)
    const again = await send(keeper, '材料.txt', bytes, `?id=${id}`)
    expect([first.status, again.body]).toEqual([201, first.body])
    expect((await send(keeper, '材料.txt', Buffer.from('另一份'), `?id=${id}`)).body['code']).toBe('id-taken')
    expect((await send(app.as('westKeeper'), '材料.txt', bytes, `?id=${id}`)).body['code']).toBe('id-taken')
  })

  it('没登录不收；还没附上的只有上传的人取得到，别人和不存在一个样', async () => {
    const { body } = await send(keeper, '材料.txt', Buffer.from('一份材料'))
    const path = `/api/v1/files/${String(body['id'])}`
    expect((await send(app.as(null), '材料.txt', Buffer.from('x'))).status).toBe(401)
    expect((await app.as(null)(path)).status).toBe(401)
    for (const actor of ['westKeeper', 'office', 'admin', 'neighbourOffice'] as const) {
      const seen = await app.as(actor)(path)
      const none = await app.as(actor)(`/api/v1/files/${uuidv7()}`)
      expect([seen.status, seen.text]).toEqual([404, none.text])
    }
  })
})

describe('不收的，什么也不留下', () => {
  const refused: readonly (readonly [string, string, () => Promise<Buffer> | Buffer, string])[] = [
    ['没有这种后缀', 'a.exe', () => Buffer.from('MZ'), 'file-type'],
    ['网页', 'a.html', () => Buffer.from('<html></html>'), 'file-type'],
    ['矢量图', 'a.svg', () => Buffer.from('<svg onload=alert(1)>'), 'file-type'],
    ['旧格式', 'a.doc', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-type'],
    ['没有名字', '', () => Buffer.from('x'), 'no-file'],
    ['空文件', 'a.txt', () => Buffer.alloc(0), 'file-empty'],
    ['后缀是 pdf，内容是照片', 'a.pdf', () => jpegOf(), 'file-type-differs'],
    ['后缀是 jpg，内容是程序', 'a.jpg', () => Buffer.from('MZ\x90'), 'file-type-differs'],
    [
      '后缀是 txt，内容是网页',
      'a.txt',
      () => Buffer.from('<!doctype html><script>alert(1)</script>'),
      'file-type-differs',
    ],
    ['后缀是 docx，内容是表格', 'a.docx', () => xlsxOf('x'), 'file-type-differs'],
    ['后缀是 docx，只是个压缩包', 'a.docx', () => zipOf({ 'a.txt': 'x' }), 'file-type-differs'],
    [
      '照片后面接着压缩包',
      'a.jpg',
      async () => Buffer.concat([jpegOf(), await zipOf({ 'a.html': 'x' })]),
      'file-type-differs',
    ],
    [
      '照片后面接着网页',
      'a.png',
      () => Buffer.concat([pngOf(), Buffer.from('<script>alert(1)</script>')]),
      'file-type-differs',
    ],
    ['PDF 头不在最前', 'a.pdf', () => Buffer.concat([Buffer.from('GIF89a'), pdfOf('x')]), 'file-type-differs'],
    [
      'PDF 后面接着压缩包',
      'a.pdf',
      async () => Buffer.concat([pdfOf('x'), await zipOf({ a: 'x' })]),
      'file-type-differs',
    ],
    [
      '压缩包前面接着网页',
      'a.docx',
      async () => Buffer.concat([Buffer.from('<html>'), await docxOf(['x'])]),
      'file-type-differs',
    ],
    [
      '带宏的文档',
      'a.docx',
      () => zipOf({ 'word/document.xml': '<a/>', 'word/vbaProject.bin': 'x' }),
      'file-with-macros',
    ],
    ['三万见方的图', 'a.png', () => hugePng(), 'picture-too-many-pixels'],
    ['坏了的图', 'a.png', () => pngOf().subarray(0, 60), 'picture-broken'],
    ['坏了的 PDF', 'a.pdf', () => Buffer.from('%PDF-1.5\nnothing\n%%EOF\n'), 'file-broken'],
    [
      '带外部实体的文档',
      'a.docx',
      () => zipOf({ 'word/document.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' }),
      'file-broken',
    ],
    [
      '部件太多的压缩包',
      'a.docx',
      () => zipOf(Object.fromEntries(Array.from({ length: 1001 }, (_, n) => [`word/${n}.xml`, '<a/>']))),
      'file-unpacks-too-large',
    ],
  ]

  it.each(refused)('%s', async (_, name, make, code) => {
    const before = [kept().length, (await rows()).length]
    const { status, body } = await send(keeper, name, await make())
    expect([body['code'], status >= 400 && status < 500]).toEqual([code, true])
    expect([kept().length, (await rows()).length]).toEqual(before)
  })

  it('解开后两亿字节的文档早早退回，内存没有跟着涨', { timeout: 60_000 }, async () => {
    const filler = 'x'.repeat(1_000_000)
    const bomb = await zipOf({
      'word/document.xml': (function* () {
        for (let n = 0; n < 200; n++) yield filler
      })(),
    })
    const before = process.memoryUsage().rss
    const { body } = await send(keeper, 'a.docx', bomb)
    expect(body['code']).toBe('file-unpacks-too-large')
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000)
  })

  it('超过 20 MB，传到一半就断', async () => {
    const form = await formOf('a.txt', Buffer.alloc(21_000_000, 97)) // what its sender holds is not the server's
    const before = process.memoryUsage().rss
    const { status, body } = await keeper('/api/v1/files', form)
    expect([status, body['code']]).toEqual([413, 'file-too-large'])
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  it('不是表单的、断了一截的表单，说请求不对', async () => {
    expect((await keeper('/api/v1/files', { body: {} })).status).toBe(415)
    const { raw, headers } = await formOf('a.txt', Buffer.from('一份材料'))
    const cut = await keeper('/api/v1/files', { raw: raw.subarray(0, raw.length - 40), headers })
    expect(cut.status).toBeGreaterThanOrEqual(400)
    expect(cut.status).toBeLessThan(500)
  })
})

describe('带密级标志的，退回并指明正道，除了时间、账号和“退回”什么也不留（保守国家秘密法 29、31）', () => {
  const secret: readonly (readonly [string, string, () => Promise<Buffer> | Buffer])[] = [
    ['pdf', 'a.pdf', () => pdfOf('机密★一年 示例')],
    ['docx，标志断在几段格式里', 'a.docx', () => docxOf(['机', '密', '★'], ['示例正文'])],
    [
      'docx 的页眉',
      'a.docx',
      () => zipOf({ 'word/document.xml': '<a/>', 'word/header1.xml': '<w:p><w:t>秘密★</w:t></w:p>' }),
    ],
    ['docx，用数字写的字', 'a.docx', () => docxOf(['&#26426;&#x5bc6;★'])],
    ['xlsx 的一格', 'a.xlsx', () => xlsxOf('乡镇', '绝密')],
    ['pptx', 'a.pptx', () => pptxOf('【机密】示例')],
    ['ofd，一字一格', 'a.ofd', () => ofdOf('机密★三年')],
    ['txt', 'a.txt', () => Buffer.from('密级：秘密\n示例')],
    ['csv，GB 18030', 'a.csv', () => Buffer.from('bbfac3dca1ef', 'hex')],
    ['文件名', '机密★示例.txt', () => Buffer.from('示例')],
  ]

  it.each(secret)('%s', async (_, name, make) => {
    const before = [kept().length, (await rows()).length]
    const notes = () =>
      app.db.read(home, (session) =>
        session.all(sql<{ login: string | null; extra: object }>`
          select login_name as login, extra from audit.entry where county = ${home} and name = 'secret.refused'`),
      )
    const notedBefore = (await notes()).length
    const { status, body } = await send(keeper, name, await make())
    expect([status, body['code']]).toEqual([422, 'marked-secret'])
    expect([kept().length, (await rows()).length]).toEqual(before)
    const noted = (await notes()).slice(notedBefore)
    expect(noted).toEqual([{ login: expect.any(String), extra: {} }])
  })

  it('只是说到秘密的照收：商业秘密、机密性', async () => {
    expect((await send(keeper, 'a.docx', await docxOf(['请保护商业秘密，注意机密性。']))).status).toBe(201)
  })
})

describe('存坏了的，绝不给错的内容', () => {
  it.each([
    [
      '改了一个字节',
      (bytes: Buffer) =>
        Buffer.concat([bytes.subarray(0, 70_000), Buffer.from([(bytes[70_000] ?? 0) ^ 1]), bytes.subarray(70_001)]),
    ],
    ['截去一段', (bytes: Buffer) => bytes.subarray(0, 65_578)],
    ['截得只剩头', (bytes: Buffer) => bytes.subarray(0, 20)],
    ['换成空的', () => Buffer.alloc(0)],
  ])('%s：5xx', async (_, spoil) => {
    const before = new Set(kept())
    const { body } = await send(keeper, 'a.txt', Buffer.from(`${uuidv7()}${'长文'.repeat(40_000)}`))
    const path = kept().find((one) => !before.has(one)) ?? ''
    writeFileSync(path, spoil(readFileSync(path)))
    const { answer, bytes } = await fetched(String(body['id']))
    expect(answer.status).toBe(500)
    expect(JSON.parse(bytes.toString())).toMatchObject({ code: 'file-damaged' })
  })
})
