import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readerOf } from '#platform/action/reader.ts'
import type { Context } from '#platform/action/context.ts'
import { refreshStatistics } from '#platform/db/statistics.ts'
import { listPersons } from '#commons/people/data/person-list.ts'
import { addPersons } from '#commons/people/data/store.ts'
import { openInstance } from '#apps/instance.ts'
import { portsOf } from '#apps/ports.ts'
import { publicViewer } from '#commons/access/data/viewer.ts'
import { namedId } from '#platform/crypto/named-id.ts'

export interface PersonsResult {
  readonly what: string
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

const families = Array.from('赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许')
const given = Array.from('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸春夏秋冬东南西北中华')
const at = (list: readonly string[], n: number): string => list[n % list.length] ?? ''
const nameOf = (n: number): string =>
  at(families, n * 7) + at(given, Math.floor(n / 20)) + at(given, Math.floor(n / 600))

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Reads and counts as the list's own route does, one after the other. */
const timed = async (what: string, rounds: number, ask: (n: number) => Promise<unknown>): Promise<PersonsResult> => {
  for (let n = 0; n < 30; n++) await ask(n)
  const took: number[] = []
  for (let n = 0; n < rounds; n++) {
    const begun = performance.now()
    await ask(n)
    took.push(performance.now() - begun)
  }
  took.sort((a, b) => a - b)
  return { what, p50: percentile(took, 0.5), p99: percentile(took, 0.99) }
}

const viewerIn = (county: string): Context['viewer'] => ({
  ...publicViewer(county),
  grants: [{ permission: 'people.read', scope: { kind: 'county' } }],
})

/** A province of 170 counties with 60,000 persons in its database, and one county that has as many alone. */
export const personsBenchmark = async (persons = 60_000, counties = 170): Promise<PersonsResult[]> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'luzhi-persons-'))
  const instance = await openInstance({
    role: 'tool',
    say: () => {},
    env: { ...process.env, LUZHI_DATA: dataDir, DATABASE_URL: undefined },
  })
  const { db } = instance
  const ports = portsOf(db)
  const fill = async (county: string, from: number, count: number): Promise<void> => {
    for (let done = 0; done < count; done += 2000)
      await db.write(county, (session) =>
        addPersons(
          session,
          Array.from({ length: Math.min(2000, count - done) }, (_, n) => ({
            id: namedId('bench person', county, String(from + done + n)),
            name: nameOf(from + done + n),
            isDemo: true,
          })),
        ),
      )
  }
  const ask = async (county: string, query: object): Promise<unknown> => {
    const viewer = viewerIn(county)
    const context: Context = { county, viewer, db, ports, now: new Date(), language: 'zh-CN' }
    const reader = await readerOf(context, {})
    return db.read(county, (session) => listPersons(session, reader, { limit: 50, ...query } as never))
  }
  try {
    const each = Math.ceil(persons / counties)
    for (let n = 0; n < counties; n++) await fill(`province-${n}`, n * each, each)
    await fill('large', 0, persons)
    await db.read('large', refreshStatistics)
    const one = (n: number): string => `province-${(n * 37) % counties}`
    return [
      await timed(`list of ${each} persons in one of ${counties} counties`, 500, (n) => ask(one(n), {})),
      await timed(`search by two characters there`, 500, (n) => ask(one(n), { q: nameOf(n * 11).slice(0, 2) })),
      await timed(`search by a family name there`, 500, (n) => ask(one(n), { q: nameOf(n * 11).slice(0, 1) })),
      await timed(`list of ${persons} persons in one county`, 200, () => ask('large', {})),
      await timed(`search by two characters there`, 300, (n) => ask('large', { q: nameOf(n * 11).slice(0, 2) })),
      await timed(`search by a family name there`, 300, (n) => ask('large', { q: nameOf(n * 11).slice(0, 1) })),
      await timed(`search by a character of the given name there`, 300, (n) =>
        ask('large', { q: nameOf(n * 11).slice(1, 2) }),
      ),
      await timed(`search by a whole name there`, 300, (n) => ask('large', { q: nameOf(n * 11) })),
    ]
  } finally {
    await instance.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
