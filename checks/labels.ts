import type { Finding, Rules } from './source/finding.ts'
import type { Module } from './source/modules.ts'
import { placeOf } from './source/rooms.ts'
import { nameOf } from './source/tree.ts'

export const labelRules = {
  'labels/same-keys': 'Give en.ts and zh-CN.ts the same keys.',
  'labels/same-blanks': 'Give both sentences the same {placeholders}.',
  'labels/words-in-labels':
    'Chinese lives in labels/, templates, legal citations (`law:`) and titles of tests: take the sentence from a label.',
} as const satisfies Rules

const isLabels = (path: string): boolean => /\/labels\/(?:.+\/)?[^/]+\.ts$/.test(path)

/** Path of keys to text, from the texts that the scanner saw: `state.received` → 「已收到」. */
const entriesOf = (module: Module): ReadonlyMap<string, { text: string; line: number }> =>
  new Map(module.entries.map(({ key, text, line }) => [key, { text, line }]))

const blanksOf = (text: string): string =>
  [...text.matchAll(/\{(\w+)[^}]*\}/g)]
    .map(([, name = '']) => name)
    .toSorted((a, b) => a.localeCompare(b))
    .join(', ')

const compare = (zh: Module, en: Module): Finding[] => {
  const [mine, other] = [entriesOf(zh), entriesOf(en)]
  const found: Finding[] = []
  for (const [key, { text, line }] of mine) {
    const there = other.get(key)
    if (!there) found.push({ rule: 'labels/same-keys', file: en.path, line: 0, message: `${key} is missing` })
    else if (blanksOf(text) !== blanksOf(there.text)) {
      found.push({
        rule: 'labels/same-blanks',
        file: en.path,
        line: there.line,
        message: `${key}: ${blanksOf(text)} (zh-CN line ${line}) and ${blanksOf(there.text)}`,
      })
    }
  }
  for (const [key, { line }] of other) {
    if (!mine.has(key))
      found.push({ rule: 'labels/same-keys', file: en.path, line, message: `${key} is not in zh-CN.ts` })
  }
  return found
}

const HAN = /\p{Script=Han}/u
/** Where words are at home, and where Chinese is matter rather than speech: names of divisions, numerals, a county's settings. */
const WORDS_ALLOWED =
  /\/(labels|templates|migrations|tests|demo|rules|data)\/|\/spec\/settings\.ts$|\.test\.tsx?$|^src\/apps\/((launcher|cli)\/|demo[-.])/
const CITATIONS = new Set(['law', 'basis', 'article', 'citation'])

/** Chinese sentences outside the places that house.md §5 gives them. One finding a file, at the first. */
const strayWords = (modules: readonly Module[]): Finding[] =>
  modules
    .filter(({ path }) => placeOf(path).layer !== 'outside' && !WORDS_ALLOWED.test(path))
    .flatMap(({ path, texts }): Finding[] => {
      const stray = texts.filter(({ text, of }) => HAN.test(text) && !CITATIONS.has(of))
      const [first] = stray
      return first
        ? [
            {
              rule: 'labels/words-in-labels',
              file: path,
              line: first.line,
              message: `${stray.length} Chinese text(s), first: ${first.text.trim().slice(0, 20)}`,
            },
          ]
        : []
    })

export const checkLabels = (modules: readonly Module[]): Finding[] => {
  const labels = modules.filter(({ path }) => isLabels(path))
  const pairs = labels
    .filter(({ path }) => nameOf(path) === 'zh-CN.ts')
    .map((zh) => ({ zh, en: labels.find(({ path }) => path === zh.path.replace('zh-CN.ts', 'en.ts')) }))
  return [
    ...pairs.flatMap(({ zh, en }): Finding[] =>
      en ? compare(zh, en) : [{ rule: 'labels/same-keys', file: zh.path, line: 0, message: 'has no en.ts beside it' }],
    ),
    ...strayWords(modules),
  ]
}
