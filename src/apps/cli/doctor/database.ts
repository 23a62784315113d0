import { today, yearOf } from '#kernel/day.ts'
import { loadCalendar } from '#commons/calendar/actions/load-calendar.ts'
import { missingYears } from '#commons/calendar/rules/known-years.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import { countUnscanned } from '#commons/files/data/unscanned.ts'
import { serverFacts } from '#platform/db/state/server-facts.ts'
import { depthOf } from '#platform/outbox/depth.ts'
import type { Instance } from '../../instance.ts'
import { type Finding, fault, warning, well } from './finding.ts'

const checkServer = async ({ config, citus }: Instance): Promise<Finding[]> => {
  const { version, number, off, encoding, ctype, apart, connections, most, longest } = await serverFacts(config)
  const name = `PostgreSQL ${version}${citus ? '，Citus' : ''}`
  const minutes = (longest / 60).toFixed(0)
  return [
    number >= 150_000
      ? well('database', name)
      : fault('database', name, '升级到 15 或更新的版本 / 15 or newer is needed'),
    off.length === 0
      ? well('durability', 'fsync、synchronous_commit、full_page_writes 都开着 / on')
      : fault(
          'durability',
          `关着 / off: ${off.join(', ')}`,
          `alter system set ${off[0]} = on，再 select pg_reload_conf()：断电会丢掉已经答复的 / a power cut would lose what was confirmed`,
        ),
    encoding === 'UTF8'
      ? well('locale', `${encoding}，${ctype}`)
      : fault(
          'locale',
          `${encoding}，${ctype}`,
          '重建数据库：create database … encoding UTF8 / make the database anew in UTF8',
        ),
    apart < 2
      ? well('db-clock', '和数据库的时钟一致 / agrees with this machine')
      : fault(
          'db-clock',
          `相差 ${apart.toFixed(0)} 秒 / seconds apart`,
          '两台机器都打开校时 / switch on NTP on both machines',
        ),
    connections < most * 0.8
      ? well('connections', `${connections} / ${most}`)
      : warning(
          'connections',
          `${connections} / ${most}`,
          '调大 max_connections，或看谁占着（pg_stat_activity）/ raise it, or see who holds them',
        ),
    longest < 300
      ? well('transactions', '没有拖着不放的 / none stays open')
      : warning(
          'transactions',
          `最久的开了 ${minutes} 分钟 / minutes open`,
          '看 pg_stat_activity 里是谁；它挡住清理 / see who: it keeps vacuum from its work',
        ),
  ]
}

const checkHolidays = async ({ db }: Instance): Promise<Finding> => {
  const calendar = await db.read('*', loadCalendar)
  const now = today(new Date())
  const missing = missingYears(calendar, now)
  const next = calendar.known(yearOf(now) + 1) ? '' : `；${yearOf(now) + 1} 年尚未知 / next year not known yet`
  return missing.length > 0
    ? fault(
        'holidays',
        `缺少 ${missing.join('、')} 年 / missing`,
        '国务院办公厅的通知出来后运行 luzhi holidays import / import it when it is published',
      )
    : well('holidays', `${yearOf(now)} 年已知 / known${next}`)
}

const checkCounties = (keys: readonly string[], county: string | undefined): Finding => {
  const isThere = county === undefined ? keys.length > 0 : keys.includes(county)
  const detail = keys.length > 0 ? keys.join(', ') : '还没有县 / there is no county yet'
  return isThere
    ? well('counties', detail)
    : fault('counties', detail, 'luzhi init --county 代码 --term 届次 / make it')
}

const [lateAfter, stuckAfter] = [300, 3600]

const checkQueue = async ({ db }: Instance, counties: readonly string[]): Promise<Finding> => {
  const all = await Promise.all(counties.map((county) => db.read(county, (session) => depthOf(session, new Date()))))
  const waiting = all.reduce((sum, one) => sum + one.waiting, 0)
  const failing = all.reduce((sum, one) => sum + one.failing, 0)
  const oldest = Math.max(0, ...all.map((one) => one.oldest))
  const detail = `待封存、待通知 ${waiting} 个，最早 ${oldest.toFixed(0)} 秒前，失败过 ${failing} 个 / waiting, oldest, failed before`
  const advice =
    '服务在运行吗？在运行就看 log/server.log 里的 outbox / does the server run? If so, its log says what fails'
  if (oldest > stuckAfter || failing > 0) return fault('queue', detail, advice)
  return oldest > lateAfter ? warning('queue', detail, advice) : well('queue', detail)
}

const checkFiles = async ({ db }: Instance, counties: readonly string[]): Promise<Finding> => {
  const all = await Promise.all(counties.map((county) => db.read(county, countUnscanned)))
  const unscanned = all.reduce((sum, one) => sum + one, 0)
  return unscanned === 0
    ? well('files', '没有未查毒的文件 / none is unscanned')
    : warning('files', `${unscanned} 个文件没有查过毒 / unscanned`, '装 ClamAV 并设 LUZHI_SCANNER / name a scanner')
}

/** Opening it brought it up to date; a newer program's is refused before (platform/db/migrate). */
const checkMigrations = ({ applied }: Instance): Finding =>
  well('migrations', applied.length > 0 ? `刚更新 ${applied.length} 项 / applied just now` : '最新 / up to date')

/** Everything that is found in a database that opens. */
export const checkDatabase = async (instance: Instance, county: string | undefined): Promise<Finding[]> => {
  const counties = (await instance.db.read('*', listCounties)).map(({ key }) => key)
  return [
    ...(await checkServer(instance)),
    checkMigrations(instance),
    await checkHolidays(instance),
    checkCounties(counties, county),
    await checkQueue(instance, counties),
    await checkFiles(instance, counties),
  ]
}
