import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { tokensOf } from '#commons/search/spec/tokens.ts'
import { safeName } from '#kernel/file-name.ts'
import { isMarkedSecret } from '#kernel/marking.ts'

const root = join(import.meta.dirname, '../../src')

interface Pattern {
  readonly where: string
  readonly pattern: RegExp
}

/** Every pattern that is written in a piece of syntax. */
const patternsIn = (where: string, node: unknown): Pattern[] => {
  if (typeof node !== 'object' || node === null) return []
  if (Array.isArray(node)) return node.flatMap((one) => patternsIn(where, one))
  const { regex } = node as { regex?: { pattern: string; flags: string } }
  if (regex) return [{ where, pattern: new RegExp(regex.pattern, regex.flags) }]
  return Object.values(node).flatMap((one) => patternsIn(where, one))
}

/** All patterns of what runs on the server, whether what they read comes from outside or not: that is not for a check to guess. */
const patterns = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) =>
      /screens\/public\/.*\.tsx?$/.test(path) ||
      (path.endsWith('.ts') && !/(^|\/)(tests|screens|cli|launcher|demo)\//.test(path)),
  )
  .flatMap((path) => patternsIn(path, parseSync(path, readFileSync(join(root, path), 'utf8')).program))

const length = 100_000
const pieces = [
  ...Array.from(' \t\n\u3000019azAZ.,;:-_/\\%"\'<>&=([{}+*#@中法密县（年\u200b😀'),
  '\r\n',
  '1-',
  '1.',
  'a ',
  '%0',
  '<a',
  '<a ',
  '&#',
  'a="',
  '机 密',
  '第1',
  '86',
  '\ud842',
]

/** The words that stand in a pattern: what it begins to match. */
const ownPieces = ({ source }: RegExp): string[] =>
  source.replace(/\\[a-zA-Z](\{[^}]*\})?/g, ' ').match(/[\p{L}\p{N}/<>%.-]+/gu) ?? []

const milliseconds = (pattern: RegExp, text: string): number => {
  const begun = performance.now()
  text.replace(pattern, '')
  return performance.now() - begun
}

/** By growing lengths, so that what takes for ever is seen while it is short. The fastest of three: a machine may look away. */
const isSlow = (pattern: RegExp, textOf: (length: number) => string): boolean =>
  (
    [
      [18, 3],
      [22, 5],
      [300, 10],
      [3000, 15],
      [30_000, 80],
      [length, 300],
    ] as const
  ).some(([size, most]) => {
    const text = textOf(size)
    return [1, 2, 3].every(() => milliseconds(pattern, text) > most)
  })

/** The first piece of which a long row keeps the pattern busy. */
const slowOn = (pattern: RegExp): string | undefined =>
  [...pieces, ...ownPieces(pattern)].find((piece) =>
    ['', '1a'].some((before) =>
      isSlow(pattern, (size) => `${before}${piece.repeat(Math.ceil(size / piece.length))}\u0001`),
    ),
  )

describe('十万字的坏文字，哪一个模式都不慢（ASVS 1.3.12）', () => {
  it('服务器上写着的每一个模式', { timeout: 120_000 }, () => {
    expect(patterns.length).toBeGreaterThan(150)
    const slow = patterns.flatMap(({ where, pattern }) => {
      const piece = slowOn(pattern)
      return piece === undefined ? [] : [`${where}: ${pattern} on ${JSON.stringify(piece)}`]
    })
    expect(slow).toEqual([])
  })

  it.each([[/[\s.]+$/g], [/^(a+)+$/], [/(\d+)*-$/], [/<[^>]*x$/]])(
    '这样试看得出慢的：%s',
    { timeout: 60_000 },
    (pattern) => {
      expect(slowOn(pattern)).toBeDefined()
      expect(slowOn(/^[\w-]{22}$/)).toBeUndefined()
    },
  )

  it.each([
    ['密级标志', isMarkedSecret],
    ['文件名', safeName],
    ['检索的词', tokensOf],
  ] as const)('现做的模式、整段的读法：%s', { timeout: 60_000 }, (_, read) => {
    for (const piece of pieces) {
      const begun = performance.now()
      read(piece.repeat(Math.ceil(length / piece.length)))
      expect([piece, performance.now() - begun < 2000]).toEqual([piece, true])
    }
  })
})
