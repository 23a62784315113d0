import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { knownSecret } from '#platform/crypto/instance-secret.ts'
import { codeOf } from '#platform/log/code-of.ts'
import { anchorAge, backupAge, certificateDays, freeBytes } from '../../vitals.ts'
import { type Finding, fault, warning, well } from './finding.ts'

type Env = Readonly<Record<string, string | undefined>>

const dist = join(import.meta.dirname, '../../../../dist')
const [leastFree, comfortable] = [1e9, 5e9]
const wantedNode = 24
const day = 86_400

export const checkDisk = async (dataDir: string): Promise<Finding> => {
  const free = await freeBytes(dataDir)
  const detail = `剩余 ${(free / 1e9).toFixed(1)} GB / free`
  const advice = `腾出空间或扩容：满了以后只能看不能办 / free some space on the disk of ${dataDir}: when it is full nothing can be written`
  if (free < leastFree) return fault('disk', detail, advice)
  return free < comfortable ? warning('disk', detail, advice) : well('disk', detail)
}

export const checkScreens = (): Finding => {
  const missing = ['desk/index.html', 'portal/render.js'].filter((file) => !existsSync(join(dist, file)))
  return missing.length === 0
    ? well('screens', '已生成 / built')
    : fault('screens', `未生成 / not built: ${missing.join(', ')}`, '运行一次 npm start / run npm start once')
}

const openToOthers = (file: string): boolean => process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0

const secretsIn = (folder: string, isOne: (name: string) => boolean): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter(isOne)
        .map((name) => join(folder, name))
    : []

export const hasKey = (dataDir: string, env: Env): boolean => {
  try {
    return knownSecret(dataDir, env) !== undefined
  } catch {
    return false
  }
}

export const checkKeys = (dataDir: string, env: Env): Finding => {
  const file = join(dataDir, 'keys/instance.key')
  const isFromOutside = Boolean(env['LUZHI_KEY'])
  if (!isFromOutside && !existsSync(file))
    return fault(
      'keys',
      '没有密钥 / there is no key',
      '新装的：启动一次会生成；要恢复备份、或数据库里已有数据的：luzhi keys import / the first start of a new instance makes it; for one that has data import its sheet',
    )
  if (!hasKey(dataDir, env))
    return fault(
      'keys',
      `读不成密钥 / holds no key: ${isFromOutside ? 'LUZHI_KEY' : file}`,
      '64 位十六进制；用 luzhi keys import --replace 导入密钥单，或改 LUZHI_KEY / import its sheet, or mend LUZHI_KEY',
    )
  const exposed = [
    ...secretsIn(join(dataDir, 'keys'), () => true),
    ...secretsIn(join(dataDir, 'tls'), (name) => name.endsWith('.key')),
  ]
    .concat(env['TLS_KEY'] && existsSync(env['TLS_KEY']) ? [env['TLS_KEY']] : [])
    .filter(openToOthers)
  if (exposed.length > 0)
    return fault('keys', `别人也能读 / others can read ${exposed.join(', ')}`, `chmod 600 ${exposed.join(' ')}`)
  return well('keys', isFromOutside ? 'LUZHI_KEY' : 'keys/instance.key')
}

/** Whether the system says that its clock follows a time server; undefined where it does not say. */
const isClockKept = (): boolean | undefined => {
  if (existsSync('/run/systemd/timesync/synchronized')) return true
  const told = spawnSync('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], { encoding: 'utf8' })
  if (told.status === 0) return told.stdout.trim() === 'yes'
  const chrony = spawnSync('chronyc', ['-c', 'tracking'], { encoding: 'utf8' })
  return chrony.status === 0 ? !chrony.stdout.includes('Not synchronised') : undefined
}

export const checkClock = (): Finding => {
  const isKept = isClockKept()
  if (isKept === true) return well('clock', '已校时 / kept by a time server')
  const detail =
    isKept === false
      ? '没有校时 / not synchronised'
      : '看不到校时状态 / the system does not say whether it is synchronised'
  return warning(
    'clock',
    detail,
    '打开校时（timedatectl set-ntp true 或 chrony），内网用单位的时间服务器 / switch on NTP: deadlines and seals go by this clock',
  )
}

export const checkPrograms = (): Finding => {
  const { glibcVersionRuntime: glibc } = (process.report.getReport() as { header: { glibcVersionRuntime?: string } })
    .header
  const detail = `Node ${process.version}${glibc ? `，glibc ${glibc}` : ''}，${process.platform}-${process.arch}`
  return Number.parseInt(process.version.slice(1), 10) >= wantedNode
    ? well('programs', detail)
    : fault('programs', detail, `需要 Node ${wantedNode}，用 npm start 或安装包启动 / Node ${wantedNode} is needed`)
}

export const checkCertificate = (env: Env, now: Date): Finding[] => {
  if (!env['TLS_CERT']) return []
  const advice = '换新证书放回原处，服务会自己换上，见 docs/operate/tls.md / put a new one in its place'
  try {
    const days = certificateDays(env, now) ?? 0
    const detail = days < 0 ? '已过期 / is over' : `还有 ${days} 天 / days left`
    if (days < 7) return [fault('certificate', detail, advice)]
    return [days < 30 ? warning('certificate', detail, advice) : well('certificate', detail)]
  } catch (error) {
    return [
      fault(
        'certificate',
        `读不了 / cannot be read: ${env['TLS_CERT']}`,
        `${advice} (${(error as { code?: string }).code ?? 'PEM'})`,
      ),
    ]
  }
}

const ageWords = (seconds: number): string =>
  Number.isFinite(seconds) ? `最近一份 ${(seconds / day).toFixed(1)} 天前 / days ago` : '一份也没有 / none there'

interface Kept {
  readonly check: 'backup' | 'anchor'
  /** Seconds since the newest; null where no folder is named, Infinity where it is empty. */
  readonly age: Promise<number | null>
  readonly name: string
  /** What is said of one older than two days. */
  readonly old: (check: string, what: string, advice: string) => Finding
  readonly renew: string
}

/** A share that does not answer is a finding of its own, and not an old backup. */
const keptFound = async ({ check, age, name, old, renew }: Kept): Promise<Finding> => {
  try {
    const seconds = await age
    if (seconds === null) return warning(check, '没有说放在哪里 / no folder is named', name)
    return seconds > 2 * day ? old(check, ageWords(seconds), renew) : well(check, ageWords(seconds))
  } catch (error) {
    return fault(
      check,
      `读不了文件夹 / its folder cannot be read: ${codeOf(error)}`,
      '网络盘断了？看挂载和权限 / is the share mounted, may it be read?',
    )
  }
}

export const checkKept = async (env: Env, now: Date): Promise<Finding[]> => [
  await keptFound({
    check: 'backup',
    age: backupAge(env, now),
    name: '用 LUZHI_BACKUPS 指定备份文件夹，见 docs/operate/backup.md / name it',
    old: fault,
    renew:
      '运行 luzhi backup，再看定时任务 luzhi-backup.timer 为什么没做 / run a backup, then see why the timer did not',
  }),
  await keptFound({
    check: 'anchor',
    age: anchorAge(env, now),
    name: '用 LUZHI_ANCHORS 指定外存的文件夹，最好在另一台机器上，见 docs/operate/seals.md / name it',
    old: warning,
    renew:
      '服务每天自己送出封存的根，看它是不是在运行、文件夹写不写得进 / the server sends a root each day: does it run, may it write there',
  }),
]
