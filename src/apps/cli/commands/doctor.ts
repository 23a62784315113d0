import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { today, yearOf } from '#kernel/day.ts'
import { loadCalendar } from '#commons/calendar/actions/load-calendar.ts'
import { missingYears } from '#commons/calendar/rules/known-years.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import { dataDirOf, type Instance, openInstance } from '../../instance.ts'
import type { CommonOptions } from '../shared/at-work.ts'
import { operatorCommand } from '../shared/operator-command.ts'
import { explain, failed } from '../shared/outcome.ts'

interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}

const dist = join(import.meta.dirname, '../../../../dist')
const leastFree = 1_000_000_000

const finding = (check: string, ok: boolean, detail: string): Finding => ({ check, ok, detail })

const checkDisk = async (dataDir: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(existsSync(dataDir) ? dataDir : '.')
  const free = bavail * bsize
  return finding('disk', free > leastFree, `剩余 ${(free / 1e9).toFixed(1)} GB / free`)
}

const checkScreens = (): Finding => {
  const missing = ['desk/index.html', 'portal/render.js'].filter((file) => !existsSync(join(dist, file)))
  return finding(
    'screens',
    missing.length === 0,
    missing.length === 0
      ? '已生成 / built'
      : `未生成，请运行 npm start / not built, run npm start: ${missing.join(', ')}`,
  )
}

const checkKeys = (dataDir: string): Finding => {
  const isFromOutside = Boolean(process.env['LUZHI_KEY'])
  const isThere = isFromOutside || existsSync(join(dataDir, 'keys/instance.key'))
  return finding(
    'keys',
    isThere,
    isFromOutside ? 'LUZHI_KEY' : isThere ? 'keys/instance.key' : '没有密钥 / there is no key',
  )
}

const checkHolidays = async ({ db }: Instance): Promise<Finding> => {
  const calendar = await db.read('*', loadCalendar)
  const now = today(new Date())
  const missing = missingYears(calendar, now)
  const next = calendar.known(yearOf(now) + 1) ? '' : `；${yearOf(now) + 1} 年尚未知 / next year not known yet`
  const detail =
    missing.length > 0
      ? `缺少 ${missing.join('、')} 年，请运行 luzhi holidays import / missing`
      : `${yearOf(now)} 年已知 / known${next}`
  return finding('holidays', missing.length === 0, detail)
}

const checkCounties = async ({ db }: Instance, county: string | undefined): Promise<Finding> => {
  const keys = (await db.read('*', listCounties)).map(({ key }) => key)
  const ok = county === undefined ? keys.length > 0 : keys.includes(county)
  return finding('counties', ok, keys.length > 0 ? keys.join(', ') : '还没有县 / there is no county yet')
}

/** What is found of a database that opens; one that does not is itself the finding. */
const checkDatabase = async (county: string | undefined): Promise<Finding[]> => {
  try {
    const instance = await openInstance({ role: 'tool', say: () => {} })
    try {
      const { applied } = instance
      return [
        finding('database', true, instance.citus ? 'Citus' : 'PostgreSQL'),
        finding(
          'migrations',
          true,
          applied.length > 0 ? `刚更新 ${applied.length} 项 / applied just now` : '最新 / up to date',
        ),
        await checkHolidays(instance),
        await checkCounties(instance, county),
      ]
    } finally {
      await instance.close()
    }
  } catch (error) {
    return [finding('database', false, explain(error).line)]
  }
}

/** Looks at everything that an instance needs; exit code 1 when something is wrong. */
export const addDoctor = (program: Command): void => {
  operatorCommand(program, 'doctor', '检查本机 / examine this instance').action(
    async ({ county, json }: CommonOptions) => {
      const dataDir = dataDirOf(process.env)
      const findings = [...(await checkDatabase(county)), await checkDisk(dataDir), checkKeys(dataDir), checkScreens()]
      const ok = findings.every((one) => one.ok)
      const lines = findings.map((one) => `${one.ok ? '✓' : '✗'} ${one.check.padEnd(10)} ${one.detail}`)
      console.log(json ? JSON.stringify({ ok, findings }) : lines.join('\n'))
      if (!ok) failed()
    },
  )
}
