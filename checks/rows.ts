import type { Finding, Rules } from './source/finding.ts'
import type { Tree } from './source/tree.ts'

export const rowRules = {
  'rows/shape':
    'A row is `| S1 | row | what holds | `file` › title |`, its number used once; in the tables without a test it is `| S1 | row | why |`.',
  'rows/no-file':
    'Name a file that is there: a test, a journey or a fault run. Without one the row belongs to the third table.',
  'rows/no-title': 'Read the test and name it as it is called now. Without one the row belongs to the third table.',
} as const satisfies Rules

export const ROWS_FILE = 'docs/operate/security.md'

/** Fewer than this were not seen, but lost. */
const fewest = 150

const isTest = (path: string): boolean => /\.(test|journey)\.ts$|^faults\/([\w-]+\/)?[\w-]+\.ts$/.test(path)

const commentOrLeftOut = /^\s*(\/\/|\/?\*)|\.(skip|todo)\(/

/** It stands in a text of the program, neither in a comment nor in what is left out. */
const isTitled = (text: string, title: string): boolean =>
  text.split('\n').some((line) => {
    const at = line.indexOf(title)
    return at > 0 && /['"`]/.test(line.slice(0, at)) && !commentOrLeftOut.test(line)
  })

/** `file` › title, one or more, with `<br>` between them. */
const namedIn = (cell: string): readonly (readonly [file: string, title: string])[] | undefined => {
  const all = cell.split('<br>').map((one) => /^`([^`]+)` › (.{3,})$/.exec(one.trim()))
  return all.some((one) => one === null) ? undefined : all.map((one) => [one?.[1] ?? '', one?.[2] ?? ''] as const)
}

const checkNamed = (tree: Tree, cell: string, line: number): Finding[] => {
  const at = { file: ROWS_FILE, line }
  return (namedIn(cell) ?? [['', '']]).flatMap(([file, title]): Finding[] => {
    if (file === '') return [{ ...at, rule: 'rows/shape', message: `no test is named in “${cell}”` }]
    const named = isTest(file) ? tree.find(({ path }) => path === file) : undefined
    if (!named) return [{ ...at, rule: 'rows/no-file', message: file }]
    return isTitled(named.text, title) ? [] : [{ ...at, rule: 'rows/no-title', message: `${file} › ${title}` }]
  })
}

/** Every row of what holds names a test that is there; numbers stay single. */
export const checkRows = (tree: Tree, least = fewest): Finding[] => {
  const numbers = new Set<string>()
  let isShown = false
  const findings = (tree.find(({ path }) => path === ROWS_FILE)?.text ?? '').split('\n').flatMap((text, index) => {
    const line = index + 1
    if (text.startsWith('## ')) isShown = text === '## Shown by a test'
    if (!text.startsWith('| S')) return []
    const [number = '', ...cells] = text.slice(2, -2).split(' | ')
    const isWhole = /^S\d+$/.test(number) && cells.length === (isShown ? 3 : 2)
    if (!isWhole || numbers.has(number))
      return [{ rule: 'rows/shape', file: ROWS_FILE, line, message: text.slice(0, 60) }]
    numbers.add(number)
    return isShown ? checkNamed(tree, cells[2] ?? '', line) : []
  })
  if (numbers.size >= least) return findings
  return [...findings, { rule: 'rows/shape', file: ROWS_FILE, line: 0, message: `only ${numbers.size} rows were seen` }]
}
