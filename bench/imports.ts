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
import { benchKey, makeCounty } from '../fixtures/load-county.ts'
import { personWorkbook } from '../fixtures/person-list.ts'

export interface ImportResult {
  readonly rows: number
  readonly seconds: number
  /** Megabytes that the importing process had at most (RSS). */
  readonly megabytes: number
  readonly done: number
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
    const bytes = await personWorkbook(rows)
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
