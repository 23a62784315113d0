import { writeZip, type ZipPart } from './zip-write.ts'

export type Written = string | number | null

export interface ColumnToWrite {
  readonly name: string
  /** In characters of the basic alphabet; a Chinese one takes two. */
  readonly width?: number
  /** What may be chosen in this column. */
  readonly choices?: readonly string[]
}

export interface SheetToWrite {
  readonly name: string
  readonly columns: readonly ColumnToWrite[]
  readonly rows: Iterable<readonly Written[]> | AsyncIterable<readonly Written[]>
}

/** What XML cannot hold, and halves of surrogate pairs, are shown as what they are: unreadable. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwritable, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** What a spreadsheet would run when somebody edits the cell (security.md 1.2.10): marked as quoted, so that it stays text even then. */
const looksLikeFormula = /^[=+\-@\t\r\0＝＋－＠]/

const styles = { text: 1, head: 2, quoted: 3 } as const

const cell = (value: Written, style: number): string => {
  if (value === null || value === '') return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  const own = looksLikeFormula.test(value) ? styles.quoted : style
  return `<c t="inlineStr" s="${own}"><is><t xml:space="preserve">${escaped(value.slice(0, 32_767))}</t></is></c>`
}

const row = (values: readonly Written[], style: number): string =>
  `<row>${values.map((value) => cell(value, style)).join('')}</row>`

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

const lettersOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26)

/** Rows that a list of choices is offered in. */
const lastRow = 10_000

const choicesOf = (columns: readonly ColumnToWrite[]): string => {
  const lists = columns.flatMap(({ choices = [] }, at) => {
    const list = choices.map((one) => escaped(one)).join(',')
    if (list === '' || list.length > 250 || choices.some((one) => one.includes(','))) return [] // longer lists do not open
    const letters = lettersOf(at)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letters}2:${letters}${lastRow}"><formula1>"${list}"</formula1></dataValidation>`
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

async function* sheetText({ columns, rows }: SheetToWrite): AsyncGenerator<string> {
  const widths = columns.map(
    ({ width = 14 }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles.text}" customWidth="1"/>`,
  )
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  yield row(
    columns.map(({ name }) => name),
    styles.head,
  )
  let text = ''
  for await (const values of rows) {
    text += row(values, styles.text)
    if (text.length < 50_000) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData>${choicesOf(columns)}</worksheet>`
}

/** Format 49 is text: what is typed there stays as typed, long numbers with all their digits. */
const stylesText = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`

const officeTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const frame = (sheets: readonly SheetToWrite[]): ZipPart[] => [
  {
    name: '[Content_Types].xml',
    text: [
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${officeTypes}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${officeTypes}.styles+xml"/>`,
      ...sheets.map(
        (_, at) =>
          `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${officeTypes}.worksheet+xml"/>`,
      ),
      '</Types>',
    ],
  },
  {
    name: '_rels/.rels',
    text: [
      `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
  },
  {
    name: 'xl/workbook.xml',
    text: [
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`,
    ],
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    text: [
      `${head}<Relationships xmlns="${packageRelations}">`,
      ...sheets.map(
        (_, at) =>
          `<Relationship Id="r${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
      ),
      `<Relationship Id="s" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
  },
  { name: 'xl/styles.xml', text: [stylesText] },
]

/** A workbook, piece by piece. Texts are typed strings; columns are formatted as text, so that what is typed in stays as typed. */
export const writeXlsx = (sheets: readonly SheetToWrite[]): AsyncIterable<Buffer> =>
  writeZip([
    ...frame(sheets),
    ...sheets.map((sheet, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, text: sheetText(sheet) })),
  ])
