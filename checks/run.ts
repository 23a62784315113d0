import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arrowRules, checkArrows } from './arrows.ts'
import { checkCycles, cycleRules } from './cycles.ts'
import { checkDependencies, dependencyRules } from './dependencies.ts'
import { byPlace, type Finding, type Rules } from './source/finding.ts'
import { checkGenerated, generateAll, generatedRules } from './generated/all.ts'
import { checkLabels, labelRules } from './labels.ts'
import { checkLicences, licenceRules } from './licences.ts'
import { checkMinimum, MINIMUM_FILE, type Minimum, minimumRules } from './minimum.ts'
import { type Module, readModules } from './source/modules.ts'
import { checkPurity, purityRules } from './purity.ts'
import { checkRows, rowRules } from './rows.ts'
import { checkSecrets, secretRules } from './secrets.ts'
import { checkShapes, shapeRules } from './shapes.ts'
import { checkSizes, sizeRules } from './sizes.ts'
import { checkTables, tableRules } from './tables.ts'
import { checkFormat, checkLint, checkTypes, toolRules } from './tools.ts'
import { readTree, type Tree } from './source/tree.ts'
import { checkUnused, unusedRules } from './unused.ts'

/** `npm run check [--warn] [--json] [part …]`: everything that can be known without running the program, in seconds. */
const root = join(import.meta.dirname, '..')
const options = process.argv.slice(2)
const wanted = options.filter((option) => !option.startsWith('--'))
const [asJson, withWarnings] = [options.includes('--json'), options.includes('--warn')]

const advice: Rules = {
  ...arrowRules,
  ...cycleRules,
  ...purityRules,
  ...tableRules,
  ...minimumRules,
  ...shapeRules,
  ...sizeRules,
  ...labelRules,
  ...licenceRules,
  ...dependencyRules,
  ...unusedRules,
  ...secretRules,
  ...rowRules,
  ...generatedRules,
  ...toolRules,
}

const minimum = (): Minimum => JSON.parse(readFileSync(join(root, MINIMUM_FILE), 'utf8')) as Minimum

const arrowsOf = (tree: Tree, modules: readonly Module[]): Finding[] => [
  ...checkMinimum(minimum(), modules.length),
  ...checkArrows(modules, new Set(tree.map(({ path }) => path))),
  ...checkCycles(modules),
]

type Part = (tree: Tree, modules: readonly Module[]) => Finding[] | Promise<Finding[]>

/** Slow tools first: they run in their own processes while the rest is done here. */
const parts: Readonly<Record<string, Part>> = {
  types: () => checkTypes(root),
  lint: (_, modules) => checkLint(root, Math.floor(modules.length * 0.8)),
  format: () => checkFormat(root),
  arrows: arrowsOf,
  purity: (_, modules) => checkPurity(modules),
  tables: (_, modules) => checkTables(modules),
  shapes: checkShapes,
  sizes: (tree, modules) => checkSizes(tree, modules).findings,
  labels: (_, modules) => checkLabels(modules),
  unused: checkUnused,
  licences: (tree) => checkLicences(tree),
  dependencies: checkDependencies,
  secrets: (tree) => checkSecrets(tree),
  rows: (tree) => checkRows(tree),
  generated: async (tree, modules) => checkGenerated(tree, await generateAll(root, tree, modules)),
}

interface Result {
  readonly part: string
  readonly findings: readonly Finding[]
  readonly seconds: number
}

const measured = async (part: string, check: Part, tree: Tree, modules: readonly Module[]): Promise<Result> => {
  const start = performance.now()
  const findings = await check(tree, modules)
  return { part, findings: findings.toSorted(byPlace), seconds: (performance.now() - start) / 1000 }
}

const place = ({ file, line }: Finding): string => (line > 0 ? `${file}:${line}` : file)

const print = ({ part, findings, seconds }: Result): void => {
  const verdict = findings.length === 0 ? 'ok  ' : 'FAIL'
  const count = findings.length === 0 ? '' : `, ${findings.length} to mend`
  console.log(`${verdict} ${part.padEnd(10)} ${seconds.toFixed(1)} s${count}`)
  for (const [rule, found] of Map.groupBy(findings, (one) => one.rule)) {
    console.log(`  ${rule}: ${advice[rule] ?? ''}`)
    for (const one of found) console.log(`    ${place(one)}  ${one.message}`)
  }
}

const started = performance.now()
const tree = readTree(root)
const modules = readModules(tree)
const chosen = Object.entries(parts).filter(([part]) => wanted.length === 0 || wanted.includes(part))
const results = await Promise.all(chosen.map(([part, check]) => measured(part, check, tree, modules)))
const failed = results.filter(({ findings }) => findings.length > 0).length

if (asJson) console.log(JSON.stringify({ modules: modules.length, results }, undefined, 2))
else {
  results.forEach(print)
  if (withWarnings)
    for (const one of checkSizes(tree, modules).warnings) console.log(`guide ${place(one)}  ${one.message}`)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${results.length - failed} passed, ${failed} failed (${modules.length} modules, ${seconds} s)`)
}
process.exitCode = failed > 0 || results.length === 0 ? 1 : 0
