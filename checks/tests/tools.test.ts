import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkFormat, checkLint, checkTypes, readLint, readTypeErrors } from '../tools.ts'

/** A small project on disk with the real configuration, because the tools read files. */
const root = join(import.meta.dirname, '../..')
const configuration = [
  'tsconfig.base.json',
  'tsconfig.json',
  'tsconfig.server.json',
  'tsconfig.web.json',
  'tsconfig.light.json',
  'biome.json',
  '.oxlintrc.json',
  'package.json',
]

const screen =
  "import { readFileSync } from 'node:fs'\n\nexport const A = () => <b title={readFileSync('a', 'utf8')}>{process.pid}</b>\n"
const files: Record<string, string> = {
  'src/apps/portal/vite.config.ts': 'export const where = process.cwd()\n',
  'src/apps/desk/vite.config.ts': 'export const where = process.cwd()\n',
  'src/kernel/day.ts': "export const day = ''\n",
  'src/kernel/seal.ts': "import { createHmac } from 'node:crypto'\n\nexport const seal = createHmac\n",
  'src/features/opinions/spec/page.ts': 'export const page = document.title\n',
  'src/features/opinions/screens/desk/a.tsx': screen,
  'src/features/opinions/screens/public/a.tsx': screen,
  'src/features/opinions/screens/desk/server.tsx':
    "import { seal } from '#kernel/seal.ts'\n\nexport const S = () => <b>{String(seal)}</b>\n",
  'src/features/opinions/screens/desk/react.tsx':
    "import type { MouseEvent } from 'react'\n\nexport const R = () => <b onClick={(event: MouseEvent<HTMLElement>) => event.preventDefault()}>x</b>\n",
  'src/features/opinions/screens/public/preact.tsx':
    "import type { TargetedMouseEvent } from 'preact'\n\nexport const P = () => <b onClick={(event: TargetedMouseEvent<HTMLElement>) => event.preventDefault()}>x</b>\n",
  'src/platform/db/enum.ts': 'export enum Colour {\n  Red,\n}\n',
  'src/platform/db/loose.ts':
    'export const later = async (): Promise<number> => 1\nexport const loose = (what: any) => {\n  later()\n  return what\n}\n',
  'src/platform/db/main.ts': 'export default 1\n',
  'src/platform/db/ring.ts': "import { later } from './ring-two.ts'\n\nexport const ring = later\n",
  'src/platform/db/ring-two.ts': "import { ring } from './ring.ts'\n\nexport const later = () => ring\n",
  'src/platform/db/ugly.ts': 'export const ugly = "double" ;\n',
}

let project = ''
beforeAll(() => {
  // Outside the checkout: the linter honours the .gitignore of every folder above.
  project = mkdtempSync(join(tmpdir(), 'luzhi-planted-'))
  for (const name of configuration) copyFileSync(join(root, name), join(project, name))
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

test('types: a screen that touches Node, a spec that touches the DOM and an enum do not compile', {
  timeout: 60_000,
}, async () => {
  const found = await checkTypes(project)
  const told = found.map(({ file, line }) => `${file}:${line}`)
  expect(
    found.every(({ rule }) => rule === 'types/error'),
    JSON.stringify(found),
  ).toBe(true)
  expect([...new Set(told)].sort()).toEqual([
    'src/features/opinions/screens/desk/a.tsx:1',
    'src/features/opinions/screens/desk/a.tsx:3',
    'src/features/opinions/screens/public/a.tsx:1',
    'src/features/opinions/screens/public/a.tsx:3',
    'src/features/opinions/spec/page.ts:1',
    'src/kernel/seal.ts:1',
    'src/platform/db/enum.ts:1',
  ])
})

test('lint: floating promises, any, default exports and rings are told', { timeout: 60_000 }, async () => {
  const found = await checkLint(project, 1)
  const codes = found.map(({ file, message }) => `${file} ${/\[(.*)\]$/.exec(message)?.[1]}`)
  expect(codes).toEqual(
    expect.arrayContaining([
      'src/platform/db/loose.ts typescript(no-floating-promises)',
      'src/platform/db/loose.ts typescript(no-explicit-any)',
      'src/platform/db/main.ts import(no-default-export)',
      'src/platform/db/ring.ts import(no-cycle)',
    ]),
  )
})

test('format: a file that biome would write differently is told', { timeout: 60_000 }, async () => {
  expect(await checkFormat(project)).toEqual([
    { rule: 'format/changed', file: 'src/platform/db/ugly.ts', line: 0, message: 'is not as biome writes it' },
  ])
})

test('a linter that saw too few files has failed', () => {
  const out = JSON.stringify({ number_of_files: 0, diagnostics: [] })
  expect(readLint(out, 10).map(({ rule }) => rule)).toEqual(['tool/failed'])
  expect(readLint(out, 0)).toEqual([])
})

test('errors of the compiler are read with file and line', () => {
  expect(readTypeErrors("src/a.ts(2,30): error TS2591: Cannot find name 'x'.\n  more\n")).toEqual([
    { rule: 'types/error', file: 'src/a.ts', line: 2, message: "TS2591: Cannot find name 'x'." },
  ])
})
