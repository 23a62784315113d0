import { readFileSync } from 'node:fs'
import { isBuiltin, stripTypeScriptTypes } from 'node:module'
import { join, posix } from 'node:path'

/** Programs that an installed instance runs; everything else is reached from them. */
const entries = ['src/apps/server/main.ts', 'src/apps/cli/main.ts']

export interface NeededSources {
  /** Paths inside the project, sorted. */
  readonly files: readonly string[]
  /** Names of packages that these import. */
  readonly packages: readonly string[]
}

const patterns = [
  /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^[ \t]*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  /\bnew URL\(\s*['"](\.[^'"]+\.ts)['"],\s*import\.meta\.url\s*\)/g,
]

/** Comments name modules too (`import('x')`): they are no import. */
const withoutComments = (code: string): string => code.replace(/^\s*(\/\*[\s\S]*?\*\/|\/\/.*)$/gm, '')

/** What a module asks for while it runs: imports, and files of its own that it starts as a worker or program. */
export const specifiersOf = (source: string): string[] => {
  const code = withoutComments(stripTypeScriptTypes(source))
  return patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, specifier]) => specifier ?? ''))
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Follows the imports from the programs. Screens are not among them: they are built, and their packages stay behind. */
export const neededSources = (root: string): NeededSources => {
  const files = new Set<string>(entries)
  const packages = new Set<string>()
  for (const file of files) {
    for (const specifier of specifiersOf(readFileSync(join(root, file), 'utf8'))) {
      if (specifier.startsWith('#')) files.add(`src/${specifier.slice(1)}`)
      else if (specifier.startsWith('.')) files.add(posix.join(posix.dirname(file), specifier))
      else if (!isBuiltin(specifier)) packages.add(packageOf(specifier))
    }
  }
  return { files: [...files].toSorted(), packages: [...packages].toSorted() }
}
