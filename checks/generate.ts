import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateAll } from './generated/all.ts'
import { MINIMUM_FILE, type Minimum, raised } from './minimum.ts'
import { readModules } from './source/modules.ts'
import { readTree } from './source/tree.ts'

/** `npm run generate`: writes lifecycle diagrams, terms, figures and the map of rooms, and raises the minimum module count. */
const root = join(import.meta.dirname, '..')
const tree = readTree(root)
const modules = readModules(tree)
const { pages, findings } = await generateAll(root, tree, modules)

let written = 0
const write = (path: string, text: string): void => {
  if (tree.find((file) => file.path === path)?.text === text) return
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
  console.log(`wrote ${path}`)
  written++
}

for (const [path, text] of pages) write(path, text)
for (const { path } of tree) {
  if (!path.startsWith('docs/lifecycles/') || pages.has(path)) continue
  rmSync(join(root, path))
  console.log(`removed ${path}`)
}
const minimum = JSON.parse(readFileSync(join(root, MINIMUM_FILE), 'utf8')) as Minimum
write(MINIMUM_FILE, `{ "modules": ${raised(minimum, modules.length).modules} }\n`)
for (const { file, message } of findings) console.log(`${file}: ${message}`)
console.log(`${written} file(s) written`)
