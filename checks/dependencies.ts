import { builtinModules } from 'node:module'
import type { Finding, Rules } from './source/finding.ts'
import type { Module } from './source/modules.ts'
import type { Tree } from './source/tree.ts'

export const dependencyRules = {
  'dependencies/unused':
    'Take the package out of package.json, or import it: it stands in the list of materials and of licences.',
  'dependencies/undeclared': 'Declare the package in package.json: it is here only because another brought it.',
} as const satisfies Rules

const file = 'package.json'

/** Called as programs or by other packages, and why no module imports them. */
const calledOtherwise: Readonly<Record<string, string>> = {
  '@biomejs/biome': 'npm run format, checks/tools.ts',
  oxlint: 'checks/tools.ts',
  'oxlint-tsgolint': 'oxlint --type-aware',
  typescript: 'checks/tools.ts',
}

/** Taken from another package on purpose: a version of our own would be a second copy that the first does not understand. */
const broughtBy: Readonly<Record<string, string>> = { dayjs: 'antd' }

/** `@scope/name/part` and `name/part` are of the package `@scope/name` and `name`. */
const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

const isPackage = (specifier: string): boolean =>
  /^[@a-z]/.test(specifier) && !specifier.includes(':') && !builtinModules.includes(specifier)

interface Declared {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  /** Programs of one platform each, found by name at run time. */
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** What package.json declares is imported somewhere, and what is imported is declared. */
export const checkDependencies = (tree: Tree, modules: readonly Module[]): Finding[] => {
  const text = tree.find(({ path }) => path === file)?.text ?? '{}'
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = JSON.parse(text) as Declared
  const named = Object.keys({ ...dependencies, ...devDependencies })
  const declared = new Set([...named, ...Object.keys(optionalDependencies)])
  const imports = modules.flatMap(({ path, imports: all }) =>
    all
      .filter(({ target, specifier }) => target === undefined && isPackage(specifier))
      .map(({ specifier, line }) => ({ path, line, name: packageOf(specifier) })),
  )
  // A package that is asked for its file's place (`import.meta.resolve`, `require.resolve`) is named in a text.
  const asked = modules.flatMap(({ texts }) => texts.map((one) => packageOf(one.text)))
  const used = new Set([...imports.map(({ name }) => name), ...asked])
  const isUsed = (name: string): boolean =>
    used.has(name) ||
    name in calledOtherwise ||
    (name.startsWith('@types/') && (name === '@types/node' || declared.has(name.slice('@types/'.length))))
  return [
    ...named
      .filter((name) => !isUsed(name))
      .map((name) => ({ rule: 'dependencies/unused', file, line: 0, message: name }) as const),
    ...imports
      .filter(({ name }) => !declared.has(name) && !declared.has(broughtBy[name] ?? ''))
      .map(({ path, line, name }) => ({ rule: 'dependencies/undeclared', file: path, line, message: name }) as const),
  ]
}
