import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const wanted = ['chromium', 'fonts-noto-cjk', 'postgresql-15']
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const clusterSettings = '/etc/postgresql-common/createcluster.d'

const isDebian = () => existsSync('/etc/debian_version') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))

const isInstalled = (name) =>
  spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' }).stdout === 'installed'

const apt = (...args) =>
  spawnSync('apt-get', ['-y', '-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0

/** Debian's package makes and starts a cluster of its own unless told not to; the tests only need its programs. */
const withoutPackagedCluster = (install) => {
  const file = `${clusterSettings}/luzhi-tests.conf`
  mkdirSync(clusterSettings, { recursive: true })
  writeFileSync(file, 'create_main_cluster = false\n')
  try {
    return install()
  } finally {
    rmSync(file)
  }
}

const installMissing = () => {
  const missing = wanted.filter((name) => !isInstalled(name))
  if (missing.length === 0) return
  console.log(`正在安装 ${missing.join(' ')} / installing ${missing.join(' ')}`)
  const isDone = withoutPackagedCluster(() => apt('update') && apt('install', '--no-install-recommends', ...missing))
  if (!isDone) console.log(`未能安装 ${missing.join(' ')} / could not install ${missing.join(' ')}`)
}

/**
 * The browser for the journeys, installed together with fonts and PostgreSQL 15 on Debian when we are root. undefined = there is none,
 * and the operator has been told in one sentence what to install.
 * @returns {string | undefined}
 */
export const prepareSystem = () => {
  if (process.getuid?.() === 0 && isDebian()) installMissing()
  const browser = [process.env.CHROMIUM_PATH, ...browsers].find((path) => path && existsSync(path))
  if (!browser) {
    console.log(
      `请安装 Chromium 和思源字体（${wanted.join('、')}），或用 CHROMIUM_PATH 指定浏览器 / install Chromium and CJK fonts (${wanted.join(', ')}), or name the browser in CHROMIUM_PATH`,
    )
  }
  return browser
}
