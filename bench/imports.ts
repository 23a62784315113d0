import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile } from '#commons/imports/actions/import-file.ts'
import { countRows } from '#commons/imports/data/rows.ts'
import { viewerOf } from '#commons/access/actions/viewer-of.ts'
import { importKinds } from '#apps/house.ts'
import { type Instance, openInstance } from '#apps/instance.ts'
import { portsOf } from '#apps/ports.ts'
import type { Context } from '#platform/action/context.ts'
import { findLogin } from '#platform/login/login.ts'
import { checksumOf } from '#platform/sheets/id-number.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { benchKey, makeCounty } from '../fixtures/load-county.ts'

export interface ImportResult {
  readonly rows: number
  readonly seconds: number
  /** Megabytes that the importing process had at most (RSS). */
  readonly megabytes: number
  readonly done: number
}

const families = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许')
const given = Array.from('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸')

const nameOf = (n: number): string =>
  `${families[n % 20]}${given[Math.floor(n / 20) % 20]}${given[Math.floor(n / 400) % 20]}`

const cardOf = (n: number): string => {
  const first = `999901${1950 + (n % 50)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (Math.floor(n / 12) % 28)).padStart(2, '0')}${String(Math.floor(n / 336) % 1000).padStart(3, '0')}`
  return first + checksumOf(first)
}

const headers = ['姓名', '民族', '政治面貌', '学历', '身份证号', '职务', '单位', '任职日期', '离任日期']

/** Invented people, every second one with a post that has ended. */
function* rowsOf(count: number): Generator<readonly string[]> {
  for (let n = 0; n < count; n++) {
    const post =
      n % 2 === 0 ? ['承办单位经办人', `县测试第${(n % 12) + 1}局`, '2022-02-01', '2024-06-30'] : ['', '', '', '']
    yield [nameOf(n), '汉族', '群众', '本科', cardOf(n), ...post]
  }
}

const workbookOf = async (count: number): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of writeXlsx([
    { name: '人员', columns: headers.map((name) => ({ name })), rows: rowsOf(count) },
  ]))
    pieces.push(piece)
  return Buffer.concat(pieces)
}

const contextOf = async ({ db }: Instance): Promise<Context> => {
  const now = new Date()
  const viewer = await db.read(benchKey, async (session) => {
    const login = await findLogin(session, 'bench-clerk', now)
    if (!login) throw new Error('no clerk')
    return viewerOf(session, login, now)
  })
  return { county: benchKey, viewer, db, ports: portsOf(db), now, language: 'zh-CN' }
}

const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024

/** A county's list of so many persons, from the file to the last event, as `luzhi import persons FILE` does it. */
export const importBenchmark = async (rows: number, say: (line: string) => void = () => {}): Promise<ImportResult> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'luzhi-imports-'))
  const instance = await openInstance({
    role: 'tool',
    say: () => {},
    env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined },
  })
  try {
    await makeCounty(instance)
    const kind = importKinds.find((one) => one.kind === 'persons')
    if (!kind) throw new Error('no kind')
    const context = await contextOf(instance)
    const bytes = await workbookOf(rows)
    const begun = performance.now()
    let last = 0
    let at = 0
    const record = await importFile(context, kind, { name: 'persons.xlsx', bytes }, (more) => {
      at += more
      if (at - last < 1000) return
      last = at
      say(`${at} ${Math.round((performance.now() - begun) / 100) / 10} s ${Math.round(peakMegabytes())} MB`)
    })
    const seconds = (performance.now() - begun) / 1000
    const counts = await instance.db.read(benchKey, (session) => countRows(session, record))
    return { rows, seconds, megabytes: peakMegabytes(), done: counts.done }
  } finally {
    await instance.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
