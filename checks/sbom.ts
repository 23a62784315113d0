import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isAllowed, packagesIn } from './licences.ts'

/** `npm run sbom [-- --out FOLDER] [--prod]`: what Luzhi is made of, as CycloneDX and as a list of licences, from the lock file alone. */
const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(root, '.cache/sbom') }, prod: { type: 'boolean', default: false } },
})

const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string
  version: string
}

const npm = spawnSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', ...(values.prod ? ['--omit', 'dev'] : [])],
  { cwd: root, encoding: 'utf8', maxBuffer: 1e8, shell: process.platform === 'win32' },
)
if (npm.status !== 0) throw new Error(`npm sbom: ${npm.error?.message ?? npm.stderr}`)

interface Bom {
  readonly metadata: { readonly component: Record<string, unknown> }
  readonly components: readonly unknown[]
}
const bom = JSON.parse(npm.stdout) as Bom
// npm names the product after its folder, which is anybody's.
Object.assign(bom.metadata.component, { name, version, type: 'application' })

const packages = packagesIn(readFileSync(join(root, 'package-lock.json'), 'utf8')).filter(
  ({ isDev }) => !(values.prod && isDev),
)
const lines = packages
  .map(
    ({ name: one, version: its, licence, isDev }) =>
      `${licence || '(none)'}\t${one}\t${its}${isDev ? '\tdevelopment' : ''}`,
  )
  .sort()

mkdirSync(values.out, { recursive: true })
writeFileSync(join(values.out, 'luzhi.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`)
writeFileSync(join(values.out, 'licences.tsv'), `${[...new Set(lines)].join('\n')}\n`)
const wrong = packages.filter((one) => !isAllowed(one))
console.log(`${bom.components.length} components in ${values.out}`)
for (const one of wrong) console.error(`not allowed: ${one.name} ${one.licence}`)
process.exitCode = wrong.length > 0 ? 1 : 0
