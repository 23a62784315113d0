import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Sheet, SheetRow, Sheets } from './cell.ts'
import { limits } from './limits.ts'
import { mergesOf, withMerges } from './merges.ts'
import { showsDay } from './serial-day.ts'
import { type Book, rowsOf } from './sheet-rows.ts'
import { attribute, piecesOf } from './xml.ts'
import { readZip, type Zip } from './zip-read.ts'

const broken = (): Problem => new Problem(refuse('broken-sheet-file'))

type Opened = (name: string, attributes: string) => void

const openings = async (zip: Zip, part: string, opened: Opened): Promise<void> => {
  for await (const pieces of piecesOf(zip.part(part)))
    for (const piece of pieces) if ('open' in piece) opened(piece.open, piece.attributes)
}

/** Targets of relations by id, as paths of parts. Absolute ones begin at the root, others beside the workbook. */
const relationsOf = async (zip: Zip): Promise<ReadonlyMap<string, string>> => {
  const targets = new Map<string, string>()
  await openings(zip, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    const target = attribute(attributes, 'Target') ?? ''
    if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
    targets.set(attribute(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  })
  return targets
}

const workbookOf = async (zip: Zip) => {
  const sheets: (Sheet & { readonly relation: string })[] = []
  let is1904 = false
  await openings(zip, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
    if (name !== 'sheet') return
    sheets.push({
      name: attribute(attributes, 'name') ?? '',
      isHidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
      relation: attribute(attributes, 'id') ?? '',
    })
  })
  if (sheets.length === 0 || sheets.length > limits.sheets) throw broken()
  return { sheets, is1904 }
}

const sharedTexts = async (zip: Zip): Promise<string[]> => {
  if (!zip.has('xl/sharedStrings.xml')) return []
  const texts: string[] = []
  let [own, inText, inPhonetic, length] = ['', false, false, 0]
  for await (const pieces of piecesOf(zip.part('xl/sharedStrings.xml')))
    for (const piece of pieces) {
      if ('text' in piece) {
        if (inText && !inPhonetic) own += piece.text
        continue
      }
      const [name, isOpen] = 'open' in piece ? [piece.open, !piece.isEmpty] : [piece.close, false]
      if (name === 't') inText = isOpen
      if (name === 'rPh') inPhonetic = isOpen // how a name is read, not what it is
      if (name !== 'si' || isOpen) continue
      texts.push(own.slice(0, limits.cell))
      length += own.length
      own = ''
      if (length > limits.sharedCharacters || texts.length > 5_000_000) throw new Problem(refuse('unpacks-too-large'))
    }
  return texts
}

/** For each cell format whether it shows a day. */
const dayFormats = async (zip: Zip): Promise<boolean[]> => {
  if (!zip.has('xl/styles.xml')) return []
  const codes = new Map<number, string>()
  const formats: boolean[] = []
  let inFormats = false
  for await (const pieces of piecesOf(zip.part('xl/styles.xml')))
    for (const piece of pieces) {
      if ('close' in piece && piece.close === 'cellXfs') inFormats = false
      if (!('open' in piece)) continue
      const { open, attributes, isEmpty } = piece
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      if (open === 'numFmt') codes.set(id, attribute(attributes, 'formatCode') ?? '')
      else if (open === 'cellXfs') inFormats = !isEmpty
      else if (open === 'xf' && inFormats) formats.push(showsDay(id, codes.get(id)))
    }
  return formats
}

/** A workbook as Office, WPS and LibreOffice write it. Names and texts are read at once, rows as they are asked for. */
export const readXlsx = async (bytes: Buffer): Promise<Sheets> => {
  const zip = readZip(bytes)
  const [{ sheets, is1904 }, relations] = [await workbookOf(zip), await relationsOf(zip)]
  let book: Promise<Book> | undefined
  const readBook = async (): Promise<Book> => ({
    is1904,
    texts: await sharedTexts(zip),
    showsDay: await dayFormats(zip),
  })
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, isHidden }) => ({ name, isHidden })),
    async *rows(sheet): AsyncGenerator<SheetRow> {
      const part = relations.get(sheets.find(({ name }) => name === sheet)?.relation ?? '')
      if (part === undefined) throw broken()
      const merges = await mergesOf(zip.part(part)) // they stand behind the rows
      yield* withMerges(rowsOf(zip.part(part), await (book ??= readBook())), merges)
    },
  }
}
