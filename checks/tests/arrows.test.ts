import { expect, test } from 'vitest'
import { arrowRules, checkArrows } from '../arrows.ts'
import { checkCycles, rings } from '../cycles.ts'
import { checkMinimum, raised } from '../minimum.ts'
import { checkPurity } from '../purity.ts'
import { type Files, planted, rulesOf } from './planted.ts'

const arrowsOf = (files: Files) => {
  const { modules, paths } = planted(files)
  return checkArrows(modules, paths)
}

test('a house without a fault passes, and every module of it is seen', () => {
  const { modules, paths } = planted({})
  expect(checkArrows(modules, paths)).toEqual([])
  expect(checkCycles(modules)).toEqual([])
  expect(checkPurity(modules)).toEqual([])
  expect(modules.length).toBeGreaterThan(20)
  expect(modules.flatMap(({ imports }) => imports).length).toBeGreaterThan(25)
})

const opinions = 'src/features/opinions'
const faults: readonly [rule: keyof typeof arrowRules, path: string, text: string][] = [
  ['arrows/down-only', 'src/kernel/a.ts', "import { db } from '#platform/db/db.ts'\nexport const a = db"],
  ['arrows/down-only', 'src/platform/db/a.ts', "export type { organs } from '#commons/organs/organs.ts'"],
  ['arrows/down-only', 'src/platform/db/a.ts', "export const a = () => import('#features/opinions/feature.ts')"],
  ['arrows/down-only', 'src/platform/db/a.ts', "export type A = import('#features/opinions/feature.ts').feature"],
  ['arrows/down-only', 'src/platform/db/a.ts', "import '../../features/opinions/feature.ts'"],
  ['arrows/down-only', 'src/platform/db/a.ts', "import { red } from '#ui/tokens.ts'\nexport const a = red"],
  ['arrows/down-only', `${opinions}/wiring/a.ts`, "import { rooms } from '#apps/rooms.ts'\nexport const a = rooms"],
  [
    'arrows/commons-order',
    'src/commons/organs/spec/a.ts',
    "import type { people } from '#commons/people/people.ts'\nexport type A = typeof people",
  ],
  ['arrows/ui-knows-kernel-only', 'src/ui/a.ts', "import { db } from '#platform/db/db.ts'\nexport const a = db"],
  [
    'arrows/ui-knows-kernel-only',
    'src/ui/desk/a.tsx',
    "import { contract } from '#features/opinions/spec/contract.ts'\nexport const a = contract",
  ],
  [
    'arrows/feature-to-feature',
    'src/features/motions/spec/a.ts',
    "import type { contract } from '#features/opinions/spec/contract.ts'\nexport type A = typeof contract",
  ],
  [
    'arrows/feature-to-feature',
    'src/features/motions/tests/a.test.ts',
    "import { store } from '../../opinions/data/store.ts'\nstore",
  ],
  [
    'arrows/apps-by-manifest',
    'src/apps/server/a.ts',
    "import { store } from '#features/opinions/data/store.ts'\nexport const a = store",
  ],
  [
    'arrows/apps-by-manifest',
    'src/apps/portal/a.ts',
    "import { screens } from '#features/opinions/screens/desk/screens.tsx'\nexport const a = screens",
  ],
  [
    'arrows/apps-stand-alone',
    'src/apps/server/a.ts',
    "import { main } from '#apps/desk/main.tsx'\nexport const a = main",
  ],
  ['arrows/stairs', `${opinions}/rules/a.ts`, "import { store } from '../data/store.ts'\nexport const a = store"],
  ['arrows/stairs', `${opinions}/data/a.ts`, "import { may } from '../rules/policy.ts'\nexport const a = may"],
  [
    'arrows/stairs',
    `${opinions}/actions/a.ts`,
    "import { routes } from '../wiring/routes.ts'\nexport const a = routes",
  ],
  ['arrows/stairs', `${opinions}/spec/a.ts`, "import { may } from '../rules/policy.ts'\nexport const a = may"],
  [
    'arrows/stairs',
    `${opinions}/screens/desk/a.tsx`,
    "import { handBack } from '../../actions/hand-back.ts'\nexport const a = handBack",
  ],
  [
    'arrows/stairs',
    `${opinions}/wiring/a.ts`,
    "import { screens } from '../screens/desk/screens.tsx'\nexport const a = screens",
  ],
  [
    'arrows/stairs',
    'src/commons/organs/spec/a.ts',
    "import { readOrgans } from '../data/store.ts'\nexport const a = readOrgans",
  ],
  ['arrows/stairs', `${opinions}/actions/a.ts`, "import { red } from '#ui/tokens.ts'\nexport const a = red"],
  ['arrows/spec-is-light', `${opinions}/spec/a.ts`, "import { db } from '#platform/db/db.ts'\nexport const a = db"],
  [
    'arrows/spec-is-light',
    `${opinions}/spec/a.ts`,
    "import { organs } from '#commons/organs/organs.ts'\nexport const a = organs",
  ],
  ['arrows/rules-are-pure', `${opinions}/rules/a.ts`, "import { db } from '#platform/db/db.ts'\nexport const a = db"],
  [
    'arrows/screens-call-contracts',
    `${opinions}/screens/desk/a.tsx`,
    "import { db } from '#platform/db/db.ts'\nexport const a = db",
  ],
  [
    'arrows/faces-apart',
    `${opinions}/screens/desk/a.tsx`,
    "import { screens } from '../public/screens.tsx'\nexport const a = screens",
  ],
  [
    'arrows/faces-apart',
    `${opinions}/screens/public/a.tsx`,
    "import { Button } from '#ui/desk/button.tsx'\nexport const a = Button",
  ],
  ['arrows/faces-apart', 'src/ui/light/a.tsx', "import { Button } from '../desk/button.tsx'\nexport const a = Button"],
  ['arrows/packages', 'src/kernel/a.ts', "import { readFileSync } from 'node:fs'\nexport const a = readFileSync"],
  ['arrows/packages', 'src/kernel/a.ts', "import { createHmac } from 'node:crypto'\nexport const a = createHmac"],
  ['arrows/packages', `${opinions}/rules/a.ts`, "import fs from 'fs'\nexport const a = fs"],
  ['arrows/packages', `${opinions}/spec/a.ts`, "import { Kysely } from 'kysely'\nexport const a = Kysely"],
  ['arrows/packages', `${opinions}/screens/desk/a.tsx`, "import path from 'node:path'\nexport const a = path"],
  ['arrows/packages', `${opinions}/data/a.ts`, "import pg from 'pg'\nexport const a = pg"],
  ['arrows/packages', `${opinions}/actions/a.ts`, "import { sql } from 'kysely'\nexport const a = sql"],
  ['arrows/leave-src', 'src/platform/db/a.ts', "import { x } from '../../../checks/cycles.ts'\nexport const a = x"],
  ['arrows/unresolved', 'src/kernel/a.ts', "import { day } from './day'\nexport const a = day"],
  ['arrows/unreadable', 'src/kernel/a.ts', 'export const = 1'],
]

test.each(faults)('%s is found in %s', (rule, path, text) => {
  const extra: Files = rule === 'arrows/leave-src' ? { 'checks/cycles.ts': 'export const x = 1' } : {}
  const findings = arrowsOf({ ...extra, [path]: text })
  expect(rulesOf(findings)).toEqual([rule])
  expect(findings.every(({ file }) => file === path)).toBe(true)
})

test('every arrow rule has a planted fault', () => {
  expect([...new Set(faults.map(([rule]) => rule))].sort()).toEqual(Object.keys(arrowRules).sort())
})

test('comments and strings draw no arrows', () => {
  const text =
    "// import { db } from '#platform/db/db.ts'\nexport const a = \"import { db } from '#platform/db/db.ts'\"\n"
  expect(arrowsOf({ 'src/kernel/a.ts': text })).toEqual([])
})

test('the line told is the line of the import', () => {
  const [finding] = arrowsOf({ 'src/kernel/a.ts': "\n\nimport { db } from '#platform/db/db.ts'\nexport const a = db" })
  expect(finding?.line).toBe(3)
})

const cyclesOf = (files: Files) => rulesOf(checkCycles(planted(files).modules))

test('a ring of modules is found, also one of types only', () => {
  const ring = {
    'src/kernel/a.ts': "import type { B } from './b.ts'\nexport type A = B",
    'src/kernel/b.ts': "export type { A as B } from './a.ts'",
  }
  expect(cyclesOf(ring)).toEqual(['cycles/modules'])
})

test('a ring of folders is found where no module is in a ring', () => {
  expect(
    cyclesOf({
      'src/ui/desk/a.ts': "import { b } from './table/b.ts'\nexport const a = b",
      'src/ui/desk/table/b.ts': 'export const b = 1',
      'src/ui/desk/table/c.ts': "import { d } from '../d.ts'\nexport const c = d",
      'src/ui/desk/d.ts': 'export const d = 1',
    }),
  ).toEqual(['cycles/folders'])
})

test('a ring of rooms is found where no folder is in a ring', () => {
  expect(
    cyclesOf({
      'src/platform/http/a.ts': "import { b } from '../jobs/b.ts'\nexport const a = b",
      'src/platform/jobs/b.ts': 'export const b = 1',
      'src/platform/jobs/deep/c.ts': "import { d } from '../../http/deep/d.ts'\nexport const c = d",
      'src/platform/http/deep/d.ts': 'export const d = 1',
    }),
  ).toEqual(['cycles/rooms'])
})

test('rings of a graph', () => {
  const graph = (edges: Record<string, string[]>) =>
    new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]))
  expect(rings(graph({ a: ['b'], b: ['c'], c: [] }))).toEqual([])
  expect(rings(graph({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] }))).toEqual([['a', 'b', 'c']])
  expect(rings(graph({ a: ['a'] }))).toEqual([['a']])
  expect(rings(graph({ a: ['b', 'c'], b: ['a'], c: ['d'], d: ['c'] })).length).toBe(2)
})

test.each([
  ['purity/clock', 'src/kernel/a.ts', 'export const a = () => Date.now()'],
  ['purity/clock', 'src/kernel/a.ts', 'export const a = () => new Date()'],
  ['purity/clock', `${opinions}/rules/a.ts`, 'export const a = () => new Date'],
  ['purity/clock', `${opinions}/actions/a.ts`, 'export const a = () => new Date()'],
  ['purity/chance', 'src/kernel/a.ts', 'export const a = Math.random()'],
  ['purity/chance', `${opinions}/rules/a.ts`, 'export const a = crypto.randomUUID()'],
  ['purity/world', `${opinions}/rules/a.ts`, "export const a = process.env['X']"],
  ['purity/world', `${opinions}/spec/a.ts`, "export const a = fetch('/')"],
])('%s is found in %s', (rule, path, text) => {
  expect(rulesOf(checkPurity(planted({ [path]: text }).modules))).toEqual([rule])
})

test('a screen, a test and the platform may read the clock', () => {
  const text = 'export const a = () => new Date()'
  const files = {
    'src/platform/clock/a.ts': text,
    [`${opinions}/screens/desk/a.tsx`]: text,
    [`${opinions}/tests/a.test.ts`]: text,
  }
  expect(checkPurity(planted(files).modules)).toEqual([])
})

test('too few modules fail, and so does a minimum that no longer means anything', () => {
  expect(rulesOf(checkMinimum({ modules: 100 }, 0))).toEqual(['minimum/too-few'])
  expect(rulesOf(checkMinimum({ modules: 100 }, 99))).toEqual(['minimum/too-few'])
  expect(checkMinimum({ modules: 100 }, 125)).toEqual([])
  expect(rulesOf(checkMinimum({ modules: 100 }, 126))).toEqual(['minimum/too-low'])
  expect(checkMinimum(raised({ modules: 100 }, 200), 200)).toEqual([])
  expect(raised({ modules: 100 }, 50)).toEqual({ modules: 100 })
})
