import { expect, test } from 'vitest'
import { checkLabels, labelRules } from '../labels.ts'
import { checkShapes, shapeRules } from '../shapes.ts'
import { checkSizes } from '../sizes.ts'
import { checkTables, tableRules } from '../tables.ts'
import { type Files, planted, rulesOf } from './planted.ts'

const shapesOf = (files: Files) => {
  const { tree, modules } = planted(files)
  return rulesOf(checkShapes(tree, modules))
}

test('a house without a fault passes', () => {
  const { tree, modules } = planted({})
  expect(checkShapes(tree, modules)).toEqual([])
  expect(checkSizes(tree, modules)).toEqual({ findings: [], warnings: [] })
  expect(checkTables(modules)).toEqual([])
  expect(checkLabels(modules)).toEqual([])
})

const opinions = 'src/features/opinions'
const one = 'export const a = 1\n'
const shapes: readonly [rule: keyof typeof shapeRules, files: Files][] = [
  ['shapes/rooms', { [`${opinions}/extra.ts`]: one }],
  ['shapes/rooms', { [`${opinions}/build/a.ts`]: one }],
  ['shapes/rooms', { 'src/commons/organs/store.ts': one }],
  ['shapes/manifest', { 'src/features/visits/spec/a.ts': one, 'src/features/visits/README.md': 'x\n'.repeat(20) }],
  ['shapes/readme', { 'src/features/visits/feature.ts': one }],
  ['shapes/readme', { [`${opinions}/README.md`]: '# Short\n' }],
  ['shapes/readme', { [`${opinions}/README.md`]: 'long\n'.repeat(61) }],
  ['shapes/commons-list', { 'src/commons/weather/weather.ts': one, 'src/commons/weather/README.md': 'x\n'.repeat(20) }],
  ['shapes/layers', { 'src/lib/a.ts': one }],
  ['shapes/file-name', { [`${opinions}/data/opinionStore.ts`]: one }],
  ['shapes/banned-name', { [`${opinions}/data/utils.ts`]: one }],
  ['shapes/banned-name', { 'src/platform/db/types.ts': one }],
  ['shapes/banned-name', { 'src/platform/helpers/a.ts': one }],
  ['shapes/banned-name', { 'bench/common.ts': one }],
  ['shapes/one-verb', { [`${opinions}/actions/assign.ts`]: 'export const other = 1\n' }],
  ['shapes/one-verb', { [`${opinions}/actions/assign.ts`]: 'export const assign = 1\nexport const accept = 2\n' }],
  [
    'shapes/many-actions',
    Object.fromEntries(
      Array.from({ length: 15 }, (_, n) => [`${opinions}/actions/do${n}.ts`, `export const do${n} = 1\n`]),
    ),
  ],
  ['shapes/no-barrel', { 'src/kernel/all.ts': "export * from './day.ts'\n" }],
  ['shapes/no-barrel', { 'src/kernel/all.ts': "import { day } from './day.ts'\nexport { day }\n" }],
  ['shapes/server-jsx', { 'src/platform/http/a.tsx': one }],
  ['shapes/decision', { 'docs/decisions/0001-long.md': 'x\n'.repeat(61) }],
  ['shapes/decision', { 'docs/decisions/Because.md': 'x' }],
  ['shapes/faces', { [`${opinions}/screens/tablet/a.tsx`]: one }],
]

test.each(shapes)('%s is found in %o', (rule, files) => {
  expect(shapesOf(files)).toEqual([rule])
})

test('every shape rule has a planted fault', () => {
  expect([...new Set(shapes.map(([rule]) => rule))].sort()).toEqual(Object.keys(shapeRules).sort())
})

test('types beside the one verb, dated migrations and labels are as they should be', () => {
  expect(
    shapesOf({
      [`${opinions}/actions/assign.ts`]: 'export interface Assigned { a: 1 }\nexport const assign = 1\n',
      [`${opinions}/data/migrations/0001-opinion.ts`]: one,
      [`${opinions}/tests/hand-back.pure.test.ts`]: one,
    }),
  ).toEqual([])
})

test('sizes: the wall fails, the guide warns, labels and migrations may grow', () => {
  const lines = (count: number) => 'export const a = 1\n'.repeat(count)
  const body = (count: number) => `export const long = () => {\n${'  void 0\n'.repeat(count - 2)}}\n`
  const sizesOf = (files: Files) => {
    const { tree, modules } = planted(files)
    const { findings, warnings } = checkSizes(tree, modules)
    return [rulesOf(findings), rulesOf(warnings)]
  }
  expect(sizesOf({ 'src/kernel/a.ts': lines(200) })).toEqual([[], []])
  expect(sizesOf({ 'src/kernel/a.ts': lines(400) })).toEqual([[], ['sizes/file']])
  expect(sizesOf({ 'src/kernel/a.ts': lines(401) })).toEqual([['sizes/file'], []])
  expect(sizesOf({ 'src/kernel/labels/a.ts': lines(900) })).toEqual([[], []])
  expect(sizesOf({ 'src/kernel/a.ts': body(40) })).toEqual([[], []])
  expect(sizesOf({ 'src/kernel/a.ts': body(80) })).toEqual([[], ['sizes/function']])
  expect(sizesOf({ 'src/kernel/a.ts': body(81) })).toEqual([['sizes/function'], []])
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`src/kernel/votes/a${n}.ts`, one]))
  expect(sizesOf(many(20))).toEqual([[], []])
  expect(sizesOf(many(21))).toEqual([['sizes/folder'], []])
})

const sql = (text: string) => `export const a = sql\`${text}\`\n`
const tables: readonly [rule: keyof typeof tableRules, path: string, text: string][] = [
  [
    'tables/other-feature',
    'src/features/motions/data/a.ts',
    sql('select title from opinions.opinion where county = ${c}'),
  ],
  ['tables/other-feature', 'src/features/motions/data/a.ts', "export const a = db.selectFrom('opinions.opinion')"],
  [
    'tables/other-feature',
    'src/features/motions/data/a.ts',
    "export const a = db.selectFrom('x.y').leftJoin('opinions.opinion as o', 'o.id', 'y.id')",
  ],
  [
    'tables/other-feature',
    'src/features/motions/data/migrations/0001-a.ts',
    "export const a = 'create table motions.motion (x text references opinions.opinion)'",
  ],
  ['tables/other-feature', 'src/commons/organs/data/a.ts', sql('delete from opinions.opinion')],
  ['tables/commons-view', 'src/features/opinions/data/a.ts', sql('select name from organs.organ')],
  ['tables/platform-knows-none', 'src/platform/db/a.ts', sql('select name from organs.card')],
  ['tables/apps-ask-none', 'src/apps/cli/a.ts', sql('select count(*) from opinions.opinion')],
]

test.each(tables)('%s is found in %s', (rule, path, text) => {
  expect(rulesOf(checkTables(planted({ [path]: text }).modules))).toEqual([rule])
})

test('every table rule has a planted fault', () => {
  expect([...new Set(tables.map(([rule]) => rule))].sort()).toEqual(Object.keys(tableRules).sort())
})

test("names of another room's actions, figures and labels are not tables", () => {
  const text = "export const a = [also('opinions.submit', input), figure('opinions.solved'), 'people.card']"
  expect(checkTables(planted({ 'src/features/motions/wiring/a.ts': text }).modules)).toEqual([])
})

const labelFaults: readonly [rule: keyof typeof labelRules, files: Files][] = [
  ['labels/same-keys', { [`${opinions}/spec/labels/en.ts`]: "export const labels = { state: { received: 'r' } }" }],
  [
    'labels/same-keys',
    {
      [`${opinions}/spec/labels/en.ts`]:
        "export const labels = { state: { received: 'r', gone: 'g' }, told: '{days}' }",
    },
  ],
  ['labels/same-keys', { 'src/ui/labels/zh-CN.ts': "export const labels = { a: '字' }" }],
  [
    'labels/same-blanks',
    { [`${opinions}/spec/labels/en.ts`]: "export const labels = { state: { received: 'r' }, told: 'wait' }" },
  ],
  ['labels/words-in-labels', { [`${opinions}/screens/desk/a.tsx`]: 'export const A = () => <b>群众意见</b>' }],
  ['labels/words-in-labels', { [`${opinions}/actions/a.ts`]: "export const a = refuse('不是本机关的')" }],
]

test.each(labelFaults)('%s is found in %o', (rule, files) => {
  expect(rulesOf(checkLabels(planted(files).modules))).toEqual([rule])
})

test('every label rule has a planted fault', () => {
  expect([...new Set(labelFaults.map(([rule]) => rule))].sort()).toEqual(Object.keys(labelRules).sort())
})

test('citations, comments and test titles may be Chinese', () => {
  const files = {
    [`${opinions}/spec/lifecycle.ts`]: "/** 代表法 31 */\nexport const life = { assign: { law: '代表法 31' } }",
    [`${opinions}/tests/a.test.ts`]: "test('不得由代表办理', () => {})",
  }
  expect(checkLabels(planted(files).modules)).toEqual([])
})
