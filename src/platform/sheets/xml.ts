import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { limits } from './limits.ts'

/** A tag or a text of an XML file. Names are without their prefix: writers differ in those. */
export type Piece =
  | { readonly open: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly close: string }
  | { readonly text: string }

const broken = (): Problem => new Problem(refuse('broken-sheet-file'))

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML itself and numbered characters; any other would have to be declared, and declarations are refused. */
const decoded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&([^;]{0,12});?/g, (_, name: string) => {
        const known = named[name]
        if (known !== undefined) return known
        const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name)
        const code = digits ? Number.parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16) : -1
        if (code < 1 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw broken()
        return String.fromCodePoint(code)
      })
    : text

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const patterns = new Map<string, RegExp>()

/** Value of an attribute by its local name; undefined where there is none. */
export const attribute = (attributes: string, name: string): string | undefined => {
  let pattern = patterns.get(name)
  if (!pattern) patterns.set(name, (pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)))
  const found = pattern.exec(attributes)
  return found ? decoded(found[1] ?? found[2] ?? '') : undefined
}

const tagEnd = (text: string, from: number): number => {
  for (let end = text.indexOf('>', from); end >= 0; end = text.indexOf('>', end + 1)) {
    const inside = text.slice(from, end)
    const isQuoted = (quote: string): boolean => (inside.split(quote).length & 1) === 0
    if (!inside.includes("'") ? !isQuoted('"') : !/^(?:[^"']|"[^"]*"|'[^']*')*["'][^"']*$/.test(inside)) return end
  }
  return -1
}

const tagOf = (inside: string): Piece => {
  if (inside.startsWith('/')) return { close: localName(inside.slice(1).trim()) }
  const isEmpty = inside.endsWith('/')
  const body = isEmpty ? inside.slice(0, -1) : inside
  const space = body.search(/\s/)
  return {
    open: localName(space < 0 ? body : body.slice(0, space)),
    attributes: space < 0 ? '' : body.slice(space),
    isEmpty,
  }
}

const sections: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
]

interface Taken {
  readonly piece?: Piece
  /** Place behind it; −1: more text is needed. */
  readonly next: number
}

const take = (text: string, at: number): Taken => {
  if (text[at] !== '<') {
    const end = text.indexOf('<', at)
    return end < 0 ? { next: -1 } : { piece: { text: decoded(text.slice(at, end)) }, next: end }
  }
  for (const [start, close] of sections) {
    if (!text.startsWith(start, at)) continue
    const end = text.indexOf(close, at + start.length)
    if (end < 0) return { next: -1 }
    const next = end + close.length
    return start === '<![CDATA[' ? { piece: { text: text.slice(at + start.length, end) }, next } : { next }
  }
  if (text.startsWith('<!', at)) {
    if (text.length - at < 9) return { next: -1 } // it may yet become one of the sections
    throw broken() // a document type: no spreadsheet has one, and only there could entities be declared
  }
  const end = tagEnd(text, at + 1)
  return end < 0 ? { next: -1 } : { piece: tagOf(text.slice(at + 1, end)), next: end + 1 }
}

/** Tags and texts of an XML file in UTF-8, as its bytes come. Throws Problem `broken-sheet-file`. */
export async function* piecesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Piece[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of bytes) {
    rest += textOf(decoder, chunk)
    const pieces: Piece[] = []
    let at = 0
    while (at < rest.length) {
      const { piece, next } = take(rest, at)
      if (next < 0) break
      if (piece) pieces.push(piece)
      at = next
    }
    rest = rest.slice(at)
    if (rest.length > limits.piece) throw broken()
    yield pieces
  }
  if (rest.trim() !== '') throw broken()
}

const textOf = (decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array): string => {
  try {
    return decoder.decode(chunk, { stream: true })
  } catch {
    throw broken()
  }
}
