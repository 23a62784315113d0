import { describe, expect, it } from 'vitest'
import { type PutSheet, partsOf, workbook, written, zipped } from '../../../../fixtures/workbook.ts'
import type { SheetRow } from '../cell.ts'
import { limits } from '../limits.ts'
import { openSheets } from '../open-sheets.ts'

const rowsOf = async (bytes: Buffer, sheet?: string): Promise<SheetRow[]> => {
  const opened = await openSheets(bytes)
  const rows: SheetRow[] = []
  for await (const row of opened.rows(sheet ?? opened.sheets[0]?.name ?? '')) rows.push(row)
  return rows
}
const textsOf = async (bytes: Buffer): Promise<string[][]> =>
  (await rowsOf(bytes)).map(({ cells }) => cells.map(({ text }) => text))

const sheet = (rows: PutSheet['rows'], merges: readonly string[] = []): PutSheet => ({ name: '表', rows, merges })
const code = (refusal: string) => ({ refusal: { code: refusal } })

describe('读电子表格', () => {
  it('文字、数字、日期、公式的结果、错误值，各是什么就是什么', async () => {
    const bytes = await workbook(
      sheet([
        ['姓名', 'a<b&"c"'],
        [null, 13800001234, { serial: 25_569 }, { formula: 'A1&"x"', value: '=姓名' }, { error: '#N/A' }, 0.1 + 0.2],
      ]),
    )
    expect(await rowsOf(bytes)).toEqual([
      {
        number: 1,
        cells: [
          { text: '姓名', as: 'text' },
          { text: 'a<b&"c"', as: 'text' },
        ],
      },
      {
        number: 2,
        cells: [
          { text: '', as: 'text' },
          { text: '13800001234', as: 'number' },
          { text: '1970-01-01', as: 'day' },
          { text: '=姓名', as: 'text' },
          { text: '#N/A', as: 'fault' },
          { text: '0.3', as: 'number' },
        ],
      },
    ])
  })

  it('1900 年表里没有的那一天不是日期，1904 年起算的另算', async () => {
    const rows = [[{ serial: 59 }, { serial: 60 }, { serial: 61 }]]
    expect(await textsOf(await workbook(sheet(rows)))).toEqual([['1900-02-28', '60', '1900-03-01']])
    const parts = partsOf([sheet([[{ serial: 0.5 }, { serial: 1 }]])])
    const from1904 = {
      ...parts,
      'xl/workbook.xml': (parts['xl/workbook.xml'] ?? '').replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    }
    expect(await textsOf(await zipped(from1904))).toEqual([['0.5', '1904-01-02']])
  })

  it('共用文字里的注音不算，换行、前后空白照留', async () => {
    const parts = {
      ...partsOf([sheet([['x']])]),
      'xl/sharedStrings.xml':
        '<sst><si><r><t>王</t></r><r><t xml:space="preserve"> 五 </t></r><rPh><t>wang</t></rPh></si><si><t>&#20108;&#x3a;</t></si></sst>',
      'xl/worksheets/sheet1.xml':
        '<x:worksheet><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    }
    expect(await textsOf(await zipped(parts))).toEqual([['王 五 ', '二:']])
  })

  it('合并的格子，每行都看得出并在哪一行', async () => {
    const bytes = await workbook(
      sheet(
        [
          ['单位', '姓名'],
          ['教育局', '甲'],
          [null, '乙'],
          ['水利局', '丙'],
        ],
        ['A2:A3'],
      ),
    )
    const rows = await rowsOf(bytes)
    expect(rows[1]?.cells[0]).toEqual({ text: '教育局', as: 'text' })
    expect(rows[2]?.cells[0]).toEqual({ text: '教育局', as: 'text', mergedFrom: 2 })
    expect(rows[3]?.cells[0]).toEqual({ text: '水利局', as: 'text' })
  })

  it('空行不算，行号照原表', async () => {
    expect((await rowsOf(await workbook(sheet([['a'], [], [null, ' '], ['b']])))).map(({ number }) => number)).toEqual([
      1, 4,
    ])
  })

  it('两张表都看得见，隐藏的注明', async () => {
    const bytes = await workbook({ name: '一', rows: [['a']] }, { name: '二&', rows: [['b']], isHidden: true })
    expect((await openSheets(bytes)).sheets).toEqual([
      { name: '一', isHidden: false },
      { name: '二&', isHidden: true },
    ])
    expect((await rowsOf(bytes, '二&'))[0]?.cells[0]?.text).toBe('b')
  })

  it('CSV：UTF-8 和 GBK，引号、换行、逗号', async () => {
    expect(await textsOf(Buffer.from('\uFEFF姓名,备注\r\n"王,五","说""好""\n换行"\r\n,\r\n末,'))).toEqual([
      ['姓名', '备注'],
      ['王,五', '说"好"\n换行'],
      ['末'],
    ])
    const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x31, 0x0a]) // 姓名,1
    expect(await textsOf(gbk)).toEqual([['姓名', '1']])
  })
})

describe('不收的文件', () => {
  it.each([
    ['空文件', Buffer.alloc(0), 'not-a-sheet'],
    ['旧的 xls 或加了密码', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), 'old-sheet-file'],
    ['自称表格的网页', Buffer.from('<html><table></table></html>'), 'not-a-sheet'],
    ['图片', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]), 'not-a-sheet'],
    ['坏的压缩包', Buffer.from('PK\u0003\u0004 nothing more'), 'broken-sheet-file'],
    ['没有尾的引号', Buffer.from('a,"b\nc'), 'broken-sheet-file'],
  ])('%s', async (_, bytes, refusal) => {
    await expect(rowsOf(bytes)).rejects.toMatchObject(code(refusal))
  })

  it('截断的、少一块的', async () => {
    const whole = await workbook(sheet([['a']]))
    await expect(rowsOf(whole.subarray(0, whole.length - 30))).rejects.toMatchObject(code('broken-sheet-file'))
    const { 'xl/worksheets/sheet1.xml': _, ...parts } = partsOf([sheet([['a']])])
    await expect(rowsOf(await zipped(parts))).rejects.toMatchObject(code('broken-sheet-file'))
  })

  it('压缩炸弹：解开的大小一超就停', async () => {
    const parts = partsOf([sheet([['a']])])
    const bomb = await zipped({ ...parts, 'xl/sharedStrings.xml': `<sst>${' '.repeat(limits.unpacked + 1)}</sst>` })
    expect(bomb.length).toBeLessThan(1_000_000)
    await expect(rowsOf(bomb)).rejects.toMatchObject({
      refusal: { code: expect.stringMatching(/unpacks-too-large|broken-sheet-file/) },
    })
    const wide = await zipped({
      ...parts,
      'xl/worksheets/sheet1.xml': `<worksheet>${'<a/>'.repeat(limits.unpacked / 4 + 1)}</worksheet>`,
    })
    await expect(rowsOf(wide)).rejects.toMatchObject(code('unpacks-too-large'))
  }, 60_000)

  it('外部实体、实体膨胀：有文档类型声明的一律不读', async () => {
    const hostile =
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    const parts = partsOf([sheet([['a']])])
    await expect(rowsOf(await zipped({ ...parts, 'xl/worksheets/sheet1.xml': hostile }))).rejects.toMatchObject(
      code('broken-sheet-file'),
    )
    const undeclared = hostile.replace(/^<!DOCTYPE.*?\]>/, '')
    await expect(rowsOf(await zipped({ ...parts, 'xl/worksheets/sheet1.xml': undeclared }))).rejects.toMatchObject(
      code('broken-sheet-file'),
    )
  })

  it('没有写位置的格，空着的也占一格', async () => {
    const bare =
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><t></t></is></c><c/><c t="inlineStr"><is><t>乙</t></is></c></row></sheetData></worksheet>'
    const [row] = await rowsOf(await zipped({ ...partsOf([sheet([['a']])]), 'xl/worksheets/sheet1.xml': bare }))
    expect(row?.cells.map(({ text }) => text)).toEqual(['甲', '', '', '乙'])
  })

  it('行太多、列太多', async () => {
    const long = await zipped({
      ...partsOf([sheet([['a']])]),
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(limits.rows + 1)}</sheetData></worksheet>`,
    })
    await expect(rowsOf(long)).rejects.toMatchObject(code('too-many-rows'))
    await expect(rowsOf(await workbook(sheet([Array(limits.columns + 1).fill('x')])))).rejects.toMatchObject(
      code('sheet-too-wide'),
    )
  })
})

describe('写电子表格', () => {
  const hostile = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\0=1', '＝1', '＋1', '－1', '＠x']

  it('像公式的文字写成文字：文件里没有公式，读回来还是原字', async () => {
    const bytes = await written(
      ['=HYPERLINK("x")', '<b>'],
      hostile.map((text) => [text, 5]),
    )
    const raw = await openSheets(bytes)
    const rows = await rowsOf(bytes)
    expect(raw.sheets).toHaveLength(1)
    expect(rows[0]?.cells.map(({ text }) => text)).toEqual(['=HYPERLINK("x")', '<b>'])
    expect(rows.slice(1).map(({ cells }) => cells[0])).toEqual(
      hostile.map((text) => ({ text: text.replace('\0', '\uFFFD'), as: 'text' })),
    )
    expect(rows[1]?.cells[1]).toEqual({ text: '5', as: 'number' })
  })

  it('同样的内容，同样的字节', async () => {
    expect(await written(['a'], [['甲']])).toEqual(await written(['a'], [['甲']]))
  })
})
