import type { FileKind } from '#kernel/file-kind.ts'
import { isMarkedSecret } from '#kernel/marking.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { piecesOf } from '#platform/sheets/xml.ts'
import { readZip, type Zip } from '#platform/sheets/zip-read.ts'
import { apart, type Whose } from '#platform/apart/apart.ts'
import { encodings, NoText, textPieces } from './plain-text.ts'

const broken = (): Problem => new Problem(refuse('file-broken'))
const tooLarge = (): Problem => new Problem(refuse('file-unpacks-too-large'))

/** Bytes that a package may unpack to: what it says is believed only where it says too much. */
const mostUnpacked = 150_000_000
/** Bytes of XML that are read of one. */
const mostRead = 60_000_000
/** Characters that are looked at together; a mark is far shorter than what two pieces share. */
const window = 100_000
const shared = 400

/** Elements at whose end a reader sees a new line. */
const lineEnds: ReadonlySet<string> = new Set(['p', 'br', 'tr', 'tc', 'si', 'c', 'row', 'TextCode'])

/** Looks at text as it comes, line by line where lines end, and once more as if there were none (a page that sets each letter alone). */
const looker = () => {
  let [lines, joined] = ['', '']
  const look = (): void => {
    if (isMarkedSecret(lines) || isMarkedSecret(joined)) throw new Problem(refuse('marked-secret'))
    lines = lines.slice(-shared)
    joined = joined.slice(-shared)
  }
  return {
    text(text: string): void {
      lines += text
      joined += text
      if (lines.length > window) look()
    },
    line(): void {
      lines += '\n'
    },
    end: look,
  }
}

const readXml = async (zip: Zip, name: string, look: ReturnType<typeof looker>, count: (bytes: number) => void) => {
  const counted = async function* () {
    for await (const piece of zip.part(name)) {
      count(piece.length)
      yield piece
    }
  }
  for await (const pieces of piecesOf(counted())) {
    for (const piece of pieces) {
      if ('text' in piece) look.text(piece.text)
      else if ('close' in piece ? lineEnds.has(piece.close) : piece.isEmpty && lineEnds.has(piece.open)) look.line()
    }
  }
  look.line()
}

const lookIntoPackage = async (bytes: Buffer): Promise<void> => {
  const zip = readZip(bytes)
  if (zip.declared > mostUnpacked) throw tooLarge()
  if (zip.names.some((name) => /vbaProject/i.test(name))) throw new Problem(refuse('file-with-macros'))
  let read = 0
  const count = (more: number): void => {
    read += more
    if (read > mostRead) throw tooLarge()
  }
  for (const name of zip.names.filter((one) => one.endsWith('.xml') && !/\/(?:theme|styles)/.test(one))) {
    const look = looker()
    await readXml(zip, name, look, count)
    look.end()
  }
}

type PdfText =
  | { readonly pages: readonly (readonly string[])[] }
  | { readonly failure: 'locked' | 'broken' | 'too-long' }

const readApart = apart<Uint8Array, PdfText>(new URL('./pdf-worker.ts', import.meta.url))

const pdfText = async (bytes: Buffer, whose: Whose): Promise<PdfText> => {
  const ended = await readApart(new Uint8Array(bytes), whose)
  return ended.how === 'done' ? ended.answer : { failure: ended.how }
}

const failures = { locked: 'file-locked', broken: 'file-broken', 'too-long': 'file-too-much-to-read' } as const

const lookIntoPdf = async (bytes: Buffer, whose: Whose): Promise<void> => {
  const text = await pdfText(bytes, whose)
  if ('failure' in text) throw new Problem(refuse(failures[text.failure]))
  for (const page of text.pages) {
    const look = looker()
    for (const line of page) {
      look.text(line)
      look.line()
    }
    look.end()
  }
}

const lookInto = async (pieces: AsyncIterable<string>): Promise<boolean> => {
  const look = looker()
  let isBlank = true
  for await (const piece of pieces) {
    isBlank &&= piece.trim() === ''
    look.text(piece)
  }
  look.end()
  return !isBlank
}

/** Read to its end, in whichever encoding it is a text: what only begins as one is none. */
const lookIntoText = async (bytes: Buffer): Promise<void> => {
  for (const encoding of encodings)
    try {
      if (await lookInto(textPieces(bytes, encoding))) return
    } catch (error) {
      if (!(error instanceof NoText)) throw error
    }
  throw new Problem(refuse('file-type-differs'))
}

/** What the sheets' readers refuse, by this room's names. */
const renamed: Readonly<Record<string, () => Problem>> = { 'broken-sheet-file': broken, 'unpacks-too-large': tooLarge }

/** The same refusals by the names under which files are refused. */
export const asFile = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw (error instanceof Problem && renamed[error.refusal.code]?.()) || error
  }
}

/**
 * Reads the text of a document and throws Problem `marked-secret` where it bears the mark of a classified one (保守国家秘密法 29, 31), or
 * what keeps it from being read: unread it is not taken. What stands in pictures is not read.
 */
export const lookForMarks = (bytes: Buffer, kind: FileKind, whose: Whose = 'staff'): Promise<void> =>
  asFile(async () => {
    if (kind === 'pdf') return lookIntoPdf(bytes, whose)
    if (kind === 'text') return lookIntoText(bytes)
    if (kind !== 'jpeg' && kind !== 'png') await lookIntoPackage(bytes)
  })
