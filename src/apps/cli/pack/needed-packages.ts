export type Arch = 'x64' | 'arm64'

/** One entry of `packages` in package-lock.json, as far as packing reads it. */
export interface Locked {
  readonly version: string
  readonly integrity?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
  readonly libc?: string | readonly string[]
}

export type Lock = Readonly<Record<string, Locked>>

/** A package to pack: its place in the tree and what the lock file says of it. */
export interface NeededPackage extends Locked {
  /** E.g. `node_modules/@node-rs/argon2`. */
  readonly path: string
  readonly name: string
}

const has = (list: string | readonly string[] | undefined, ...wanted: readonly string[]): boolean =>
  list === undefined || [list].flat().some((one) => wanted.includes(one))

const fits = ({ os, cpu, libc }: Locked, archs: readonly Arch[]): boolean =>
  has(os, 'linux') && has(cpu, ...archs) && has(libc, 'glibc')

/** Where a module below `from` finds a package, by Node's rule: the nearest node_modules upwards. */
const resolve = (lock: Lock, from: string, name: string): string | undefined => {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = `${base}${base === '' ? '' : '/'}node_modules/${name}`
    if (lock[path]) return path
    if (base === '') return undefined
  }
}

const asks = ({ dependencies, peerDependencies, peerDependenciesMeta }: Locked): string[] => [
  ...Object.keys(dependencies ?? {}),
  ...Object.keys(peerDependencies ?? {}).filter((name) => peerDependenciesMeta?.[name]?.optional !== true),
]

const nameAt = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

/**
 * Packages that run on Linux with glibc for these architectures, from those that the sources name and what they depend on.
 * Throws where the lock file knows none of that name.
 */
export const neededPackages = (lock: Lock, names: readonly string[], archs: readonly Arch[]): NeededPackage[] => {
  const paths = new Set<string>()
  const add = (from: string, name: string, isOptional: boolean): void => {
    const path = resolve(lock, from, name)
    const entry = path === undefined ? undefined : lock[path]
    if (path !== undefined && entry && fits(entry, archs)) paths.add(path)
    else if (!isOptional) throw new Error(`package-lock.json has no ${name} for ${from === '' ? 'the sources' : from}`)
  }
  for (const name of names) add('', name, false)
  for (const path of paths) {
    const entry = lock[path]
    if (!entry) continue
    for (const name of asks(entry)) add(path, name, false)
    for (const name of Object.keys(entry.optionalDependencies ?? {})) add(path, name, true)
  }
  return [...paths].toSorted().flatMap((path) => {
    const entry = lock[path]
    return entry ? [{ ...entry, path, name: nameAt(path) }] : []
  })
}
