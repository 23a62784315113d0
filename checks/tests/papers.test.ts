import { expect, test } from 'vitest'
import { z } from 'zod'
import { lifecycle } from '#kernel/lifecycle.ts'
import { checkGenerated } from '../generated/all.ts'
import { figuresIn, figuresPage } from '../generated/figures.ts'
import { lifecycleFaults, lifecyclePage } from '../generated/lifecycles.ts'
import { firstSentence, MAP_END, MAP_START, mapOfRooms, withMap } from '../generated/map.ts'
import { termsOf, termsPage } from '../generated/terms.ts'
import { checkDependencies } from '../dependencies.ts'
import { checkSecrets, secretRules } from '../secrets.ts'
import { checkUnused } from '../unused.ts'
import { type Files, planted, rulesOf } from './planted.ts'

const secretsOf = (files: Files) => rulesOf(checkSecrets(planted(files).tree))

const secrets: readonly [rule: keyof typeof secretRules, files: Files][] = [
  ['secrets/machine-path', { 'README.md': 'Run it in /work/main.' }],
  ['secrets/machine-path', { 'bench/run.ts': "const data = '/root/data'" }],
  ['secrets/machine-path', { 'docs/operate/install.md': 'see /tmp/x/log' }],
  ['secrets/machine-path', { 'src/platform/db/a.ts': 'const at = `/home/someone/x`' }],
  ['secrets/registry-host', { '.npmrc': 'registry=https://registry.example.org/' }],
  ['secrets/registry-host', { Dockerfile: 'RUN npm i --registry https://npm.mirror.internal' }],
  ['secrets/lock-resolved', { 'package-lock.json': '{ "resolved": "https://x.example/a.tgz" }' }],
  ['secrets/key', { 'fixtures/key.pem': '-----BEGIN PRIVATE KEY-----' }],
  ['secrets/key', { 'src/platform/crypto/a.ts': "const secret = 'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4'" }],
]

test.each(secrets)('%s is found in %o', (rule, files) => {
  expect(secretsOf(files)).toEqual([rule])
})

test('every rule about secrets has a planted fault', () => {
  expect([...new Set(secrets.map(([rule]) => rule))].sort()).toEqual(Object.keys(secretRules).sort())
})

test('relative paths, routes and the system folders of packages are no secrets', () => {
  const text =
    'See ./work/a and docs/tmp/b, GET /opinions/{id}, https://example.org/root/a, node_modules/work/x, LUZHI_DATA/keys, /var/lib/luzhi'
  expect(secretsOf({ 'README.md': text })).toEqual([])
})

const dependenciesOf = (declared: object, files: Files) => {
  const { tree, modules } = planted({ 'package.json': JSON.stringify(declared), ...files })
  return checkDependencies(tree, modules).filter(({ message }) => !['zod', 'pg', 'react'].includes(message))
}

test('a package that nothing imports and one that nobody declared are told, and no others', () => {
  const files = {
    'src/platform/db/a.ts': "import 'left'\nimport '@scope/right/part'\nimport 'node:fs'\nexport const a = 1",
    'src/platform/db/b.ts': "export const place = import.meta.resolve('found/package.json')",
  }
  const told = dependenciesOf(
    { dependencies: { left: '1', idle: '1', found: '1' }, devDependencies: { '@types/left': '1', '@types/gone': '1' } },
    files,
  )
  expect(told.map(({ rule, message }) => [rule, message])).toEqual([
    ['dependencies/unused', 'idle'],
    ['dependencies/unused', '@types/gone'],
    ['dependencies/undeclared', '@scope/right'],
  ])
})

const unusedOf = (files: Files) => {
  const { tree, modules } = planted(files)
  return checkUnused(tree, modules)
}

test('a file that nothing imports and an export that nobody takes are told', () => {
  expect(
    unusedOf({ 'src/kernel/a.ts': 'export const a = 1' })
      .filter(({ file }) => file === 'src/kernel/a.ts')
      .map(({ rule }) => rule),
  ).toEqual(['unused/file'])
  const day = unusedOf({
    'src/kernel/day.ts':
      'export type Day = string\nexport const day = (text: string): Day => text\nexport const noon = 12\n',
  })
  expect(day.filter(({ file }) => file === 'src/kernel/day.ts')).toEqual([
    { rule: 'unused/export', file: 'src/kernel/day.ts', line: 3, message: 'noon is used nowhere else' },
  ])
})

test('entries, named files and files taken whole are used', () => {
  const files = {
    'src/apps/launcher/start.mjs': "spawn('node', ['src/apps/launcher/child.mjs'])",
    'src/apps/launcher/child.mjs': 'export const a = 1',
    'src/kernel/whole.ts': 'export const a = 1',
    'src/apps/portal/vite.config.ts': "export const found = globSync('src/{ui/light,features/*/spec}/words/**/x.ts')",
    'src/features/opinions/spec/words/public/x.ts': 'export const a = 1',
    'src/kernel/tests/whole.test.ts': "import * as whole from '../whole.ts'\nwhole",
  }
  const told = unusedOf(files).map(({ file }) => file)
  expect(Object.keys(files).filter((file) => told.includes(file))).toEqual([])
})

const life = lifecycle({
  kind: 'lamp',
  parties: { keeper: 'lamps.keep' },
  initial: 'dark',
  create: { event: 'hung', by: ['keeper'] },
  clocks: {},
  states: {
    dark: { kind: 'waiting', owes: { party: 'keeper', move: 'light' }, due: { days: 'lightDays' } },
    lit: { kind: 'final' },
  },
  moves: { light: { event: 'lit', from: ['dark'], to: 'lit', by: ['keeper'], input: z.object({}), law: '代表法 31' } },
})

test('a lifecycle becomes a diagram with its words', () => {
  const page = lifecyclePage(life, { 'state.dark': '未亮', 'move.light': '点亮' })
  expect(page).toContain(
    'stateDiagram-v2\n  dark: 未亮\n  lit: lit\n  [*] --> dark: hung\n  dark --> lit: 点亮\n  lit --> [*]',
  )
  expect(page).toContain('| `dark` 未亮 | waiting | keeper | light | lightDays |')
  expect(page).toContain('| `light` 点亮 | dark | lit | keeper |  |  | 代表法 31 |')
})

test('a lifecycle that leads nowhere is told', () => {
  const stuck = { ...life, states: { ...life.states, dark: { kind: 'waiting' as const } }, moves: {} }
  expect(lifecycleFaults([{ path: 'src/features/lamps/spec/lifecycle.ts', life }])).toEqual([])
  expect(rulesOf(lifecycleFaults([{ path: 'src/features/lamps/spec/lifecycle.ts', life: stuck }]))).toEqual([
    'generated/lifecycle-fault',
  ])
})

test('terms are the words of the catalogues, without sentences', () => {
  const page = termsPage(termsOf(planted({}).modules))
  expect(page).toContain('## features/opinions')
  expect(page).toContain('| 已收到 | received | `state.received` |')
  expect(page).not.toContain('{days}')
})

test('figures are listed with exactly what they count', () => {
  const lit = {
    code: 'lamps.lit',
    kind: 'lamp',
    rows: 'select id\n      from lamps.lamp',
    dimensions: [{ code: 'township', key: 'r.township' }],
  }
  const figures = figuresIn('features/lamps', { lit, other: 1, list: [{ ...lit, code: 'lamps.all' }] })
  expect(figures.map(({ figure }) => figure.code)).toEqual(['lamps.lit', 'lamps.all'])
  expect(figuresPage(figures)).toContain('broken down by `township`.\n\n```sql\nselect id\nfrom lamps.lamp\n```')
})

test('the map says the first sentence of each README, commons in their order', () => {
  const map = mapOfRooms(planted({ 'src/commons/organs/README.md': '# Organs\n\n人大及其常委会。Second.\n' }).tree)
  expect(map).toContain('| [commons/organs](src/commons/organs) | 人大及其常委会。 |')
  expect(map.indexOf('commons/organs')).toBeLessThan(map.indexOf('commons/people'))
  expect(firstSentence('# T\n\nOne v1.2 thing. Two.')).toBe('One v1.2 thing.')
  expect(withMap(`a\n${MAP_START}\nold\n${MAP_END}\nb`, 'new')).toBe(`a\n${MAP_START}\nnew\n${MAP_END}\nb`)
  expect(withMap('no markers', 'new')).toBeUndefined()
})

test('a page that differs, is missing, or is left over is told', () => {
  const pages = new Map([
    ['docs/terms.md', 'new'],
    ['docs/lifecycles/lamp.md', 'lamp'],
  ])
  const tree = [
    { path: 'docs/terms.md', text: 'old' },
    { path: 'docs/lifecycles/gone.md', text: 'x' },
  ]
  expect(checkGenerated(tree, { pages, findings: [] }).map(({ rule, file }) => `${rule} ${file}`)).toEqual([
    'generated/changed docs/terms.md',
    'generated/changed docs/lifecycles/lamp.md',
    'generated/left-over docs/lifecycles/gone.md',
  ])
  const same = [
    { path: 'docs/terms.md', text: 'new' },
    { path: 'docs/lifecycles/lamp.md', text: 'lamp' },
  ]
  expect(checkGenerated(same, { pages, findings: [] })).toEqual([])
})
