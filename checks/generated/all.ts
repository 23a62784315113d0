import type { Finding, Rules } from '../source/finding.ts'
import type { Module } from '../source/modules.ts'
import type { Tree } from '../source/tree.ts'
import { declaredFigures, figuresPage } from './figures.ts'
import { declaredImports, importPages } from './imports.ts'
import { declaredLifecycles, lifecycleFaults, lifecyclePages, type Words } from './lifecycles.ts'
import { MAP_END, MAP_START, mapOfRooms, withMap } from './map.ts'
import { declaredKept, personalDataPage, retentionPage } from './personal-data.ts'
import { termsOf, termsPage } from './terms.ts'

export const generatedRules = {
  'generated/changed': 'Run `npm run generate` and commit what it writes; change the declaration, never the page.',
  'generated/left-over': 'Delete the page, or run `npm run generate`: nothing declares it any more.',
  'generated/lifecycle-fault':
    'Mend the declaration in spec/lifecycle.ts: every waiting state is owed, every state reaches an end.',
  'generated/no-markers': `Put the map between the lines "${MAP_START}" and "${MAP_END}".`,
} as const satisfies Rules

/** Pages that hold the map of rooms between markers; the first must. */
const MAP_PAGES = ['ARCHITECTURE.md', 'README.md'] as const

export interface Generated {
  /** Text by path. */
  readonly pages: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
}

/** All generated pages as they should be now. Nothing is written. */
export const generateAll = async (root: string, tree: Tree, modules: readonly Module[]): Promise<Generated> => {
  const terms = termsOf(modules)
  const wordsFor = (room: string): Words =>
    Object.fromEntries(terms.filter((term) => `src/${term.room}` === room).map(({ key, zh }) => [key, zh]))
  const lifecycles = await declaredLifecycles(root, tree)
  const pages = lifecyclePages(lifecycles, wordsFor)
  const kept = await declaredKept(root)
  pages.set('docs/operate/retention.md', retentionPage(kept.retention))
  pages.set('docs/operate/personal-data.md', personalDataPage(kept))
  pages.set('docs/terms.md', termsPage(terms))
  pages.set('docs/figures.md', figuresPage(await declaredFigures(root, tree)))
  for (const [path, text] of importPages(await declaredImports(root, tree))) pages.set(path, text)
  const findings = lifecycleFaults(lifecycles)
  const map = mapOfRooms(tree)
  for (const path of MAP_PAGES) {
    const page = tree.find((file) => file.path === path)?.text
    const filled = page === undefined ? undefined : withMap(page, map)
    if (filled !== undefined) pages.set(path, filled)
    else if (path === 'ARCHITECTURE.md') {
      findings.push({
        rule: 'generated/no-markers',
        file: path,
        line: 0,
        message: page === undefined ? 'no such file' : 'no markers',
      })
    }
  }
  return { pages, findings }
}

/** Compares the pages in the tree with the pages as they should be. */
export const checkGenerated = (tree: Tree, { pages, findings }: Generated): Finding[] => {
  const changed = [...pages]
    .filter(([path, text]) => tree.find((file) => file.path === path)?.text !== text)
    .map(([path]) => ({ rule: 'generated/changed', file: path, line: 0, message: 'differs from the declarations' }))
  const leftOver = tree
    .filter(({ path }) => path.startsWith('docs/lifecycles/') && !pages.has(path))
    .map(({ path }) => ({ rule: 'generated/left-over', file: path, line: 0, message: 'declared nowhere' }))
  return [...findings, ...changed, ...leftOver]
}
