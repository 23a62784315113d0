import type { FileKind } from '#kernel/file-kind.ts'
import { readZip } from '#platform/sheets/zip-read.ts'
import { pictureFacts } from '#platform/images/picture-facts.ts'
import { beginsAsText } from './plain-text.ts'

const begins = (bytes: Buffer, text: string): boolean => bytes.toString('latin1', 0, text.length) === text

/** The part that each kind of package cannot do without (ECMA-376; GB/T 33190). */
const mainParts = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
  'OFD.xml': 'ofd',
} as const satisfies Record<string, FileKind>

/** An end record of a zip without a comment: 22 bytes, and nothing behind them. */
const endsAsZip = (bytes: Buffer): boolean =>
  bytes.toString('latin1', bytes.length - 22, bytes.length - 18) === 'PK\x05\x06'

const packageKind = (bytes: Buffer): FileKind | null => {
  if (!endsAsZip(bytes)) return null
  const zip = readZip(bytes)
  const kinds = Object.entries(mainParts).filter(([part]) => zip.has(part))
  return kinds.length === 1 ? (kinds[0]?.[1] ?? null) : null
}

/** What else a reader that looks from the other end would take the file for: a zip ends with its directory, a page may begin anywhere. */
const isOtherToo = (tail: string): boolean => /PK\x05\x06|<(?:html|script|svg|body|iframe)[\s>/]|%PDF-\d/i.test(tail)

const longestTail = 65_557

const pictureEnd = (bytes: Buffer, kind: 'jpeg' | 'png'): number => {
  const end =
    kind === 'png'
      ? bytes.lastIndexOf('IEND', undefined, 'latin1') + 8
      : bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2
  return Math.max(end, 8)
}

/**
 * What a file is, by its content from the first byte on; null for what is not taken, and for what is two things at once: behind a
 * picture or a PDF there is nothing that another program would read (ASVS 5.2.2). Throws Problem for a package that cannot be read.
 */
export const kindOf = (bytes: Buffer, ending: string): FileKind | null => {
  const picture = pictureFacts(bytes)
  if (picture) {
    const { kind } = picture
    const last = bytes.toString('latin1', Math.max(0, bytes.length - longestTail))
    const behind = bytes.toString('latin1', pictureEnd(bytes, kind))
    return last.includes('PK\x05\x06') || isOtherToo(behind) ? null : kind
  }
  if (begins(bytes, '%PDF-')) {
    const tail = bytes.toString('latin1', Math.max(0, bytes.length - longestTail))
    const behind = tail.slice(tail.lastIndexOf('%%EOF') + 5)
    return tail.includes('%%EOF') && behind.trim() === '' && !tail.includes('PK\x05\x06') ? 'pdf' : null
  }
  if (begins(bytes, 'PK\x03\x04')) return packageKind(bytes)
  return (ending === 'txt' || ending === 'csv') && beginsAsText(bytes) ? 'text' : null
}
