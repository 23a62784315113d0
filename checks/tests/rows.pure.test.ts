import { describe, expect, it } from 'vitest'
import { checkRows, ROWS_FILE, rowRules } from '../rows.ts'

const shown = (...rows: readonly string[]): string => ['## Shown by a test', '', ...rows].join('\n')
const rulesOf = (text: string, least = 1): string[] =>
  checkRows(
    [
      { path: ROWS_FILE, text },
      { path: 'src/x/tests/lamp.test.ts', text: "it('the lamp is lit', () => {})" },
      {
        path: 'faults/dark.ts',
        text: "// nothing burns\ncheck('no light is lost', [])\nit.skip('it is left out', () => {})",
      },
      { path: 'src/x/lamp.ts', text: '// the lamp is lit' },
    ],
    least,
  ).map(({ rule }) => rule)

const lit = '`src/x/tests/lamp.test.ts` › the lamp is lit'
const sound = `| S1 | ASVS 1.2.1 | It is lit | ${lit}<br>\`faults/dark.ts\` › no light is lost |`

const faults: readonly [rule: keyof typeof rowRules, text: string][] = [
  ['rows/no-file', shown(sound, '| S2 | a | b | `src/x/tests/gone.test.ts` › the lamp is lit |')],
  ['rows/no-file', shown(sound, '| S2 | a | b | `src/x/lamp.ts` › the lamp is lit |')],
  ['rows/no-title', shown(sound, '| S2 | a | b | `src/x/tests/lamp.test.ts` › the lamp is dark |')],
  ['rows/no-title', shown(`| S1 | a | b | ${lit}<br>\`faults/dark.ts\` › something else |`)],
  ['rows/no-title', shown(sound, '| S2 | a | b | `faults/dark.ts` › nothing burns |')],
  ['rows/no-title', shown(sound, '| S2 | a | b | `faults/dark.ts` › it is left out |')],
  ['rows/shape', shown(sound, '| S2 | a | b | |')],
  ['rows/shape', shown(sound, '| S2 | a | b | by hand |')],
  ['rows/shape', shown(sound, `| S1 | a | b | ${lit} |`)],
  ['rows/shape', shown(sound, '| S2 | a | b |')],
  ['rows/shape', `${shown(sound)}\n## No test shows it yet\n\n| S2 | a | b | ${lit} |`],
  ['rows/shape', ''],
]

describe('the rows of the bar', () => {
  it.each(faults)('%s is found in %s', (rule, text) => expect(rulesOf(text)).toEqual([rule]))

  it('every rule has a planted fault', () =>
    expect([...new Set(faults.map(([rule]) => rule))].sort()).toEqual(Object.keys(rowRules).sort()))

  it('rows that name what is there pass, and so do rows without a test in their own tables', () =>
    expect(
      rulesOf(`${shown(sound)}\n\n## No test shows it yet\n\n| no | row | what |\n| S2 | ASVS 9 | Not yet |`),
    ).toEqual([]))

  it('too few rows were not seen', () => expect(rulesOf(shown(sound), 2)).toEqual(['rows/shape']))
})
