import { today, yearOf } from '#kernel/day.ts'
import { loadCalendar } from '#commons/calendar/actions/load-calendar.ts'
import { missingYears } from '#commons/calendar/rules/known-years.ts'
import { listCounties } from '#commons/organs/data/counties.ts'
import { countUnscanned } from '#commons/files/data/unscanned.ts'
import type { Keys } from '#platform/crypto/keys.ts'
import { type SealedUnder, sealedUnder, secretFault } from '#platform/custody/secret-id.ts'
import { asOwner } from '#platform/db/as-owner.ts'
import { appRole, type Db, type DbConfig, openDb } from '#platform/db/db.ts'
import { undurable } from '#platform/db/durability.ts'
import { hasCitus, type Ledger, ledgerOf, newerIn, pendingIn } from '#platform/db/migrate.ts'
import { serverFacts } from '#platform/db/state/server-facts.ts'
import { depthOf } from '#platform/outbox/depth.ts'
import { isBehind, latestOf, witnessOf } from '#platform/retention/clock.ts'
import { migrations } from '../../stored.ts'
import { checkScrubbed } from './store.ts'
import { type Finding, fault, warning, well } from './finding.ts'

const checkServer = async (config: DbConfig, citus: boolean, role: string | null): Promise<Finding[]> => {
  const off = await undurable(config, role)
  const { version, number, encoding, ctype, apart, connections, most, longest } = await serverFacts(config)
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

const checkHolidays = async (db: Db): Promise<Finding> => {
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

const checkQueue = async (db: Db, counties: readonly string[]): Promise<Finding> => {
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

const checkFiles = async (db: Db, counties: readonly string[]): Promise<Finding> => {
  const all = await Promise.all(counties.map((county) => db.read(county, countUnscanned)))
  const unscanned = all.reduce((sum, one) => sum + one, 0)
  return unscanned === 0
    ? well('files', '没有未查毒的文件 / none is unscanned')
    : warning('files', `${unscanned} 个文件没有查过毒 / unscanned`, '装 ClamAV 并设 LUZHI_SCANNER / name a scanner')
}

const checkMigrations = (ledger: Ledger, pending: readonly string[]): Finding => {
  const newer = newerIn(ledger, migrations)
  if (newer !== undefined)
    return fault(
      'migrations',
      `已由更新的版本升级 / a newer version upgraded it: ${newer}`,
      '用那个版本的程序 / use that version',
    )
  return pending.length === 0
    ? well('migrations', '最新 / up to date')
    : fault(
        'migrations',
        `${pending.length} 项没有更新，其余的更新以后再查 / not made yet; the rest is looked at once they are: ${pending[0]}`,
        '先 luzhi backup，再启动或 luzhi migrate / back up, then start or luzhi migrate',
      )
}

const checkRecordClock = async (db: Db, counties: readonly string[]): Promise<Finding> => {
  const witness = latestOf(await Promise.all(counties.map((county) => db.read(county, witnessOf))))
  const [now, sealed] = [Date.now(), witness.sealed]
  return sealed !== null && isBehind(witness, now)
    ? fault(
        'record-clock',
        `比最后一次封存还早 ${((sealed - now) / 60_000).toFixed(0)} 分钟 / minutes behind what is sealed already`,
        '时钟往回走了，或曾经走快过：先校时，再看 log/server.log 里 clock 一行；校好以前到期的资料不清 / set the clock right; nothing is let go until then',
      )
    : well('record-clock', '不早于已经封存的 / not behind what is sealed')
}

const checkSecret = (under: SealedUnder, ours: string | undefined): Finding => {
  const theirs = under.id ?? '—'
  if (secretFault(under, ours) === null)
    return well(
      'secret',
      under.id === undefined ? '还没有记下 / not noted yet' : `${theirs}，与数据库一致 / the database's`,
    )
  return fault(
    'secret',
    ours === undefined
      ? `数据库属于密钥 ${theirs}，本机没有密钥 / the database belongs to that key, there is none here`
      : `数据库属于密钥 ${theirs}，本机的是 ${ours} / the database belongs to the first, here is the second`,
    'luzhi keys import 它的密钥单（本机另有密钥的加 --replace）；由 LUZHI_KEY 给出的，改那里 / import its sheet, or change LUZHI_KEY',
  )
}

/** What the rooms keep in it, once it fits this program and this key. */
const checkRooms = async (db: Db, county: string | undefined): Promise<Finding[]> => {
  const counties = (await db.read('*', listCounties)).map(({ key }) => key)
  return [
    await checkHolidays(db),
    checkCounties(counties, county),
    await checkRecordClock(db, counties),
    await checkQueue(db, counties),
    await checkFiles(db, counties),
    await checkScrubbed(db, counties, new Date()),
  ]
}

/** Everything that is found in a database that answers; it is neither migrated nor given a key, so that what is missing shows. */
export const checkDatabase = async (
  config: DbConfig,
  keys: Keys | undefined,
  county: string | undefined,
): Promise<Finding[]> => {
  const under = await sealedUnder(config)
  const { citus, ledger } = await asOwner(config, async (client) => ({
    citus: await hasCitus(client),
    ledger: under.isOpened ? await ledgerOf(client) : {},
  }))
  const pending = pendingIn(ledger, migrations, citus)
  const own = [checkMigrations(ledger, pending), checkSecret(under, keys?.id)]
  const about = [...(await checkServer(config, citus, under.isOpened ? appRole : null)), ...own]
  if (!keys || own.some(({ ok }) => !ok)) return about
  const db = openDb(config, { keys, citus })
  try {
    return [...about, ...(await checkRooms(db, county))]
  } finally {
    await db.close()
  }
}
