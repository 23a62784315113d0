import type { Finding, Rules } from './source/finding.ts'
import { isCode, type Module } from './source/modules.ts'
import { folderOf, type Tree } from './source/tree.ts'

export const sizeRules = {
  'sizes/file': 'Split the file by what its parts are about; 200 lines is the guide, 400 the wall.',
  'sizes/function': 'Name the steps and take them out; 40 lines is the guide, 80 the wall.',
  'sizes/folder': 'At most 20 files a folder: gather what belongs together into a folder with a name.',
} as const satisfies Rules

const FILE = { guide: 200, wall: 400 }
const FUNCTION = { guide: 40, wall: 80 }
const FOLDER_WALL = 20

/** Labels and migrations grow by nature; tests are read one case at a time. */
const isList = (path: string): boolean => /\/(labels|migrations)\//.test(path)
const isTest = (path: string): boolean => /\/tests\/|\.(test|journey)\.tsx?$/.test(path)

const linesOf = (text: string): number => text.trimEnd().split('\n').length

export interface Sizes {
  /** Over the wall: the check fails. */
  readonly findings: Finding[]
  /** Over the guide: worth a look, told with --warn. */
  readonly warnings: Finding[]
}

const measure = (
  tree: Tree,
  modules: readonly Module[],
): { finding: Finding; size: number; guide: number; wall: number }[] => {
  const code = tree.filter(({ path }) => isCode(path))
  const folders = Map.groupBy(
    code.filter(({ path }) => !isList(path)),
    ({ path }) => folderOf(path),
  )
  return [
    ...code
      .filter(({ path }) => !isList(path))
      .map(({ path, text }) => ({ path, size: linesOf(text) }))
      .map(({ path, size }) => ({
        finding: { rule: 'sizes/file', file: path, line: 0, message: `${size} lines` },
        size,
        ...FILE,
      })),
    ...modules
      .filter(({ path }) => !isTest(path))
      .flatMap(({ path, functions }) =>
        functions.map(({ name, line, lines }) => ({
          finding: { rule: 'sizes/function', file: path, line, message: `${name} has ${lines} lines` },
          size: lines,
          ...FUNCTION,
        })),
      ),
    ...[...folders].map(([folder, files]) => ({
      finding: { rule: 'sizes/folder', file: folder, line: 0, message: `${files.length} files` },
      size: files.length,
      guide: FOLDER_WALL,
      wall: FOLDER_WALL,
    })),
  ]
}

export const checkSizes = (tree: Tree, modules: readonly Module[]): Sizes => {
  const all = measure(tree, modules)
  return {
    findings: all.filter(({ size, wall }) => size > wall).map(({ finding }) => finding),
    warnings: all.filter(({ size, guide, wall }) => size > guide && size <= wall).map(({ finding }) => finding),
  }
}
