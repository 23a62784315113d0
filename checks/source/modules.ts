import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { type ESTree, parseSync } from 'vite'
import { type Facts, factsOf } from './syntax.ts'
import { folderOf, lineAt, type Tree } from './tree.ts'

export interface Import {
  readonly specifier: string
  readonly line: number
  /** Path inside the project, whether or not a file is there; undefined for a package. */
  readonly target: string | undefined
  /** Names taken from it, or 'all' (`import * as`, `import()`, a bare import). */
  readonly names: readonly string[] | 'all'
}

export interface Export {
  readonly name: string
  readonly line: number
  readonly isType: boolean
}

/** What the checks need to know of one module, taken from its syntax tree. */
export interface Module extends Facts {
  readonly path: string
  readonly imports: readonly Import[]
  readonly exports: readonly Export[]
  /** True when it does nothing but pass on what other modules export. */
  readonly isBarrel: boolean
  /** Why it could not be read, if so. */
  readonly problem: string | undefined
}

const CODE = /\.(ts|tsx|mts|mjs)$/
export const isCode = (path: string): boolean => CODE.test(path) && !path.endsWith('.d.ts')

const BUILTINS = new Set(builtinModules)
export const isBuiltin = (specifier: string): boolean => specifier.startsWith('node:') || BUILTINS.has(specifier)

/** The file an import means, by the rules of package.json's `imports` and of relative paths. */
const targetOf = (from: string, specifier: string): string | undefined => {
  const plain = specifier.replace(/[?].*$/, '')
  if (plain.startsWith('#')) return `src/${plain.slice(1)}`
  return plain.startsWith('.') ? posix.normalize(posix.join(folderOf(from), plain)) : undefined
}

type Parsed = ReturnType<typeof parseSync>['module']
interface Written {
  readonly start: number
  readonly specifier: string
  readonly names: Import['names']
}

const staticImports = (parsed: Parsed): Written[] =>
  parsed.staticImports.map(({ start, moduleRequest, entries }) => {
    const names = entries.map(({ importName }) => importName.name ?? importName.kind)
    const isWhole = names.length === 0 || names.includes('NamespaceObject')
    return { start, specifier: moduleRequest.value, names: isWhole ? 'all' : names }
  })

const dynamicImports = (parsed: Parsed, text: string): Written[] =>
  parsed.dynamicImports.flatMap(({ start, moduleRequest }): Written[] => {
    const argument = text.slice(moduleRequest.start, moduleRequest.end)
    const specifier = /^(['"`])([^'"`$]+)\1$/.exec(argument)?.[2]
    return specifier ? [{ start, specifier, names: 'all' }] : []
  })

const passedOn = (parsed: Parsed): Written[] =>
  parsed.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ start, moduleRequest, importName }): Written[] => {
      if (!moduleRequest) return []
      const isNamed = importName.kind === 'Name' && importName.name
      return [{ start, specifier: moduleRequest.value, names: isNamed ? [isNamed] : 'all' }]
    })

const exportsOf = (parsed: Parsed, text: string): Export[] =>
  parsed.staticExports
    .flatMap(({ entries }) => entries)
    .filter(({ exportName }) => exportName.kind !== 'None')
    .map(({ exportName, start, isType }) => ({ name: exportName.name ?? 'default', line: lineAt(text, start), isType }))

const isPassing = (one: ESTree.Program['body'][number]): boolean =>
  one.type === 'ExportAllDeclaration' || (one.type === 'ExportNamedDeclaration' && one.declaration === null)

const isBarrel = (program: ESTree.Program): boolean =>
  program.body.some(isPassing) && program.body.every((one) => isPassing(one) || one.type === 'ImportDeclaration')

/** Reads one module. One that does not parse carries its problem, so that nothing is skipped in silence. */
const readModule = (path: string, text: string): Module => {
  const { program, module, errors } = parseSync(path, text)
  const facts = factsOf(program, text)
  const inTypes = facts.typeImports.map((one): Written => ({ ...one, names: 'all' }))
  const written = [...staticImports(module), ...dynamicImports(module, text), ...passedOn(module), ...inTypes]
  return {
    ...facts,
    path,
    imports: written.map(({ start, specifier, names }) => ({
      specifier,
      names,
      line: lineAt(text, start),
      target: targetOf(path, specifier),
    })),
    exports: exportsOf(module, text),
    isBarrel: isBarrel(program),
    problem: errors[0]?.message,
  }
}

export const readModules = (tree: Tree): readonly Module[] =>
  tree.filter(({ path }) => isCode(path)).map(({ path, text }) => readModule(path, text))
