import { posix } from 'node:path'
import type { Finding, Rules } from './source/finding.ts'
import { isCode, type Module } from './source/modules.ts'
import { placeOf } from './source/rooms.ts'
import { folderOf, nameOf, type Tree } from './source/tree.ts'

export const unusedRules = {
  'unused/file':
    'Delete the file, or import it: an entry is an app main, a manifest, a test, a configuration, or a file that a script or another file names.',
  'unused/export': 'Delete the export, or the `export` word where only its own file uses it.',
} as const satisfies Rules

const ENTRY =
  /(^|\/)(main|start|test|run|server|client|entry|generate|render|adapter|global-setup)\.(ts|tsx|mjs)$|\.config\.(ts|mjs)$|\.(test|bench)\.tsx?$|\/migrations\//
const ENTRY_FOLDERS = /^(journeys|bench|faults|demo|tools)\/[^/]+\.(ts|mjs)$|^journeys\/.*\.journey\.ts$/

const isEntry = (path: string): boolean => {
  const { layer, part } = placeOf(path)
  const isRoot = layer === 'outside' || layer === 'apps'
  return (
    (isRoot && ENTRY.test(path)) ||
    /\.test\.tsx?$|\/migrations\//.test(path) ||
    ENTRY_FOLDERS.test(path) ||
    (layer === 'features' && part === 'manifest')
  )
}

/** `src/**` with any name names nothing in particular. */
const isVague = (glob: string): boolean => glob.includes('**') && nameOf(glob).startsWith('*')

/** The files that a text written in `from` means: from the root, from its own folder, or by the end of their paths. */
const meantBy = (from: string, text: string, paths: ReadonlySet<string>): string[] => {
  const readings = [text, posix.normalize(posix.join(folderOf(from), text)), text.replace(/^\//, '')]
  if (text.includes('*')) {
    return isVague(text) ? [] : [...paths].filter((path) => readings.some((glob) => posix.matchesGlob(path, glob)))
  }
  const tail = `/${text.replace(/^[./]+/, '')}`
  const byEnd = text.includes('/') ? [...paths].filter((path) => path.endsWith(tail)) : []
  return [...readings.filter((reading) => paths.has(reading)), ...byEnd]
}

const SCRIPTS = /(package\.json|\.html|\.ci\/run)$/

/** Files that are named in a string: spawned processes, workers, build inputs, package.json's scripts, index.html. */
const namedFiles = (tree: Tree, modules: readonly Module[]): ReadonlySet<string> => {
  const paths = new Set(tree.map(({ path }) => path))
  const inScripts = tree
    .filter(({ path }) => SCRIPTS.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(/[\w./-]+\.(?:ts|tsx|mjs)\b/g)].map(([word]) => ({ path, word })))
  const inCode = modules.flatMap(({ path, texts, imports }) => {
    const imported = new Set(imports.map(({ specifier }) => specifier))
    return texts.filter(({ text }) => isCode(text) && !imported.has(text)).map(({ text }) => ({ path, word: text }))
  })
  return new Set([...inScripts, ...inCode].flatMap(({ path, word }) => meantBy(path, word, paths)))
}

interface Use {
  readonly files: ReadonlySet<string>
  readonly whole: ReadonlySet<string>
  readonly names: ReadonlySet<string>
}

const usesOf = (modules: readonly Module[]): Use => {
  const [files, whole, names] = [new Set<string>(), new Set<string>(), new Set<string>()]
  for (const { imports } of modules) {
    for (const { target, names: taken } of imports) {
      if (!target) continue
      files.add(target)
      if (taken === 'all') whole.add(target)
      else for (const name of taken) names.add(`${target} ${name}`)
    }
  }
  return { files, whole, names }
}

/** Modules that nobody imports and exports that nobody takes. */
export const checkUnused = (tree: Tree, modules: readonly Module[]): Finding[] => {
  const named = namedFiles(tree, modules)
  const { files, whole, names } = usesOf(modules)
  const isRoot = (path: string): boolean => isEntry(path) || named.has(path)
  return modules.flatMap(({ path, exports }): Finding[] => {
    if (isRoot(path) || whole.has(path)) return []
    if (!files.has(path)) return [{ rule: 'unused/file', file: path, line: 0, message: 'nothing imports it' }]
    return exports
      .filter(({ name, isType }) => !isType && !names.has(`${path} ${name}`))
      .map(({ name, line }) => ({ rule: 'unused/export', file: path, line, message: `${name} is used nowhere else` }))
  })
}
