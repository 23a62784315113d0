// Runs on Node 20 before anything is installed: only what Node itself brings.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** @typedef {'prod' | 'full'} Mode `prod` is enough to serve; `full` adds what checks and tests need. */

export const root = fileURLToPath(new URL('../../../', import.meta.url))
const modules = join(root, 'node_modules')
const marker = join(modules, '.luzhi-install.json')
const oldestNode = 20
const wantedNode = 24

/** Ends the launcher with one sentence in Chinese and English. */
export const giveUp = (zh, en) => {
  console.error(`${zh} / ${en}`)
  process.exit(1)
}

const majorOf = (version) => Number.parseInt(version.replace('v', ''), 10)

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const fits = (list, value) => {
  if (!list) return true
  const names = [list].flat()
  return names.includes(value) || (names.every((name) => name.startsWith('!')) && !names.includes(`!${value}`))
}

const isWanted = (entry, mode) =>
  !entry.link &&
  !(mode === 'prod' && (entry.dev || entry.devOptional)) &&
  !entry.optional &&
  fits(entry.os, process.platform)

/** Whether what npm last wrote down as installed covers what the lock file asks for, for example after a hand-made `npm install`. */
const coversLock = (mode) => {
  const asked = readJson(join(root, 'package-lock.json'))?.packages
  const present = readJson(join(modules, '.package-lock.json'))?.packages
  if (!asked || !present) return false
  return Object.entries(asked).every(
    ([path, entry]) => path === '' || !isWanted(entry, mode) || present[path]?.version === entry.version,
  )
}

const npm = (args) => {
  const own = process.env.npm_execpath
  const isScript = own?.endsWith('.js') && existsSync(own)
  const [command, first] = isScript ? [process.execPath, [own]] : ['npm', []]
  return spawnSync(command, [...first, ...args], {
    cwd: root,
    // npm's chatter goes to stderr: a command's output stays its own.
    stdio: ['ignore', 2, 2],
    shell: !isScript && process.platform === 'win32',
  })
}

const isLinked = () => lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink() === true

/** @param {Mode} mode */
const install = (mode) => {
  // `npm ci` empties node_modules first, and through a link that is somebody else's folder.
  if (isLinked())
    giveUp(
      'node_modules 是一个符号链接，在这里安装会清空它指向的文件夹。请只删除这个链接，再重试',
      'node_modules is a symbolic link, and installing here would empty the folder that it points to: remove the link alone, then try again',
    )
  console.error('正在安装依赖，首次需要几分钟 / installing dependencies, a few minutes the first time')
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']
  // No package needs its install script: what PostgreSQL's does, platform/embedded does at the start.
  const { status, error } = npm(['ci', '--ignore-scripts', ...quiet, ...(mode === 'prod' ? ['--omit=dev'] : [])])
  if (status === 0) return
  const reason = error?.message ?? `npm ci: ${status}`
  giveUp(
    `依赖安装失败（${reason}），请检查网络和磁盘空间后重试`,
    `installing failed (${reason}): check network and disk, then try again`,
  )
}

/** @param {Mode} asked */
const installWhenNeeded = (asked) => {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const seen = readJson(marker)
  // A developer's checkout keeps its tools when `npm start` follows a pull.
  const mode = seen?.mode === 'full' ? 'full' : asked
  if (seen?.lock === lock && seen.mode === mode) return
  if (!coversLock(mode)) install(mode)
  mkdirSync(modules, { recursive: true })
  writeFileSync(marker, JSON.stringify({ lock, mode: coversLock('full') ? 'full' : mode }))
}

const nodePackages = () => {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  return [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
}

/** The Node that runs Luzhi: the one at hand when it is new enough, else the one npm installed. */
const findNode = () => {
  if (majorOf(process.version) >= wantedNode) return process.execPath
  for (const name of nodePackages()) {
    const folder = join(modules, name)
    const bin = readJson(join(folder, 'package.json'))?.bin
    const file = bin && join(folder, typeof bin === 'string' ? bin : bin.node)
    if (file && existsSync(file)) return file
  }
  return giveUp(
    `需要 Node.js ${wantedNode}，而 npm 没有适合本机（${process.platform}-${process.arch}）的程序，请自行安装后重试`,
    `Node.js ${wantedNode} is needed and npm has none for this machine (${process.platform}-${process.arch}): install it and try again`,
  )
}

/**
 * Installs what is missing and finds the Node to run with.
 * @param {Mode} mode
 * @returns {{ node: string, env: NodeJS.ProcessEnv }} the Node program and an environment in which `node` means it
 */
export const ensure = (mode) => {
  if (majorOf(process.version) < oldestNode) {
    giveUp(
      `需要 Node.js ${oldestNode} 或更高版本，现为 ${process.version}`,
      `Node.js ${oldestNode} or later is needed, this is ${process.version}`,
    )
  }
  installWhenNeeded(mode)
  const node = findNode()
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return { node, env: { ...process.env, [name]: `${dirname(node)}${delimiter}${process.env[name] ?? ''}` } }
}
