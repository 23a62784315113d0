import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNode } from './child.mjs'
import { root } from './ensure.mjs'

const targets = ['desk', 'portal', 'phone']
/** Inside a room, screens see none of these (house §1), so a change there needs no new build. */
const serverFolders = new Set(['actions', 'data', 'tests', 'wiring'])

const builder = join(root, 'src/apps/launcher/build-screens.ts')

const addFolder = (hash, folder) => {
  if (!existsSync(join(root, folder))) return
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!serverFolders.has(entry.name)) addFolder(hash, path)
    } else if (!entry.name.endsWith('.md')) {
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)))
        .update('\0')
    }
  }
}

/** A hash of everything that the screens of a target are built from. */
const sourceHash = (target) => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of [`apps/${target}`, 'features', 'commons', 'ui', 'kernel']) addFolder(hash, `src/${folder}`)
  return hash.digest('hex')
}

const isStale = ({ target, hash }) => {
  const file = join(root, 'dist', target, '.source-hash')
  return !existsSync(file) || readFileSync(file, 'utf8') !== hash
}

/**
 * Builds the screens whose sources changed, one app after the other: two builds at once need more memory than a small server has.
 * @param {{ node: string, env: NodeJS.ProcessEnv }} runtime
 * @returns {Promise<number>} the exit code of the build that failed, or 0
 */
export const buildScreens = async (runtime) => {
  const present = targets.filter((target) => existsSync(join(root, 'src', 'apps', target, 'vite.config.ts')))
  for (const { target, hash } of present.map((target) => ({ target, hash: sourceHash(target) })).filter(isStale)) {
    const code = await runNode(runtime, [builder, target, hash])
    if (code !== 0) return code
  }
  return 0
}
