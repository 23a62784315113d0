import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { unpackTar } from 'modern-tar/fs'
import type { NeededPackage } from './needed-packages.ts'

const installedVersion = (folder: string): string | undefined => {
  const file = join(folder, 'package.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version : undefined
}

/** npm's own program where npm started us, so that the same npm fetches. */
const npm = (args: readonly string[], cwd: string): string => {
  const own = process.env['npm_execpath']
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  const { status, stdout, stderr } = spawnSync(command, [...first, ...args], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm ${args[0]}: ${stderr || status}`)
  return stdout
}

const integrityOf = (file: string): string =>
  `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`

/** Fetches a package for another machine than this one. Refuses a file that is not the one that the lock file names. */
const fetchPackage = async ({ name, version, integrity, path }: NeededPackage, staging: string): Promise<string> => {
  const folder = join(staging, path)
  mkdirSync(folder, { recursive: true })
  const answer = npm(
    ['pack', `${name}@${version}`, '--json', '--ignore-scripts', '--prefer-offline', '--pack-destination', staging],
    staging,
  )
  const file = join(staging, (JSON.parse(answer) as [{ filename: string }])[0].filename)
  if (integrityOf(file) !== integrity)
    throw new Error(
      `${name}@${version}: 下载的文件和 package-lock.json 不一致 / is not the file that the lock file names`,
    )
  await pipeline(createReadStream(file), createGunzip(), unpackTar(folder, { strip: 1 }))
  return folder
}

/** The folder of a package: as installed here, or fetched into `staging` when it is for another machine. */
export const packageFolder = async (root: string, needed: NeededPackage, staging: string): Promise<string> => {
  const installed = join(root, needed.path)
  return installedVersion(installed) === needed.version ? installed : fetchPackage(needed, staging)
}
