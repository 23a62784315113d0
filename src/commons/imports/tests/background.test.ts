import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { sql } from '#platform/db/sql.ts'
import { drain } from '#platform/outbox/worker.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { cast } from '../../../../fixtures/cast.ts'
import { freshDatabase, viewerFor } from '../../../../fixtures/database.ts'
import { makeRegister, register, trial } from '../../../../fixtures/import-kind.ts'
import { portsFor } from '../../../../fixtures/ports.ts'
import { workbook } from '../../../../fixtures/workbook.ts'
import { background as inBackground } from '../actions/background.ts'
import { loadFile } from '../actions/load-file.ts'
import { tellOfEnds } from '../actions/tell-of-ends.ts'
import { progressOf } from '../data/progress.ts'
import { countRows } from '../data/rows.ts'
import { findImport } from '../data/store.ts'
import { allActions } from '../wiring/actions.ts'

const { db, owner } = await freshDatabase()
await makeRegister(owner)
const ports = portsFor(db)
const { county } = cast.office
const clock = { now: new Date('2026-11-24T02:00:00Z') }
const background = (kinds: readonly ImportKind[] = [register]) =>
  inBackground({
    db,
    ports,
    kinds,
    counties: async () => [county],
    log: { warn: () => {} },
    now: () => clock.now,
  })

const context = async (): Promise<Context> => ({
  county,
  viewer: await viewerFor(db, 'office', clock.now),
  db,
  ports,
  now: clock.now,
  language: 'zh-CN',
})

const find = async (id: string) => {
  const { viewer } = await context()
  return db.read(county, async (session) => {
    const record = await findImport(session, viewer, id)
    return { ...record, counts: await countRows(session, record), progress: await progressOf(session, id) }
  })
}

const doAct = async (id: string, verb: 'map' | 'start' | 'resume' | 'abandon', input: object = {}) =>
  act(await context(), allActions[verb], { id, actId: uuidv7(), version: (await find(id)).version, input })

/** A list of so many rows, read in and with its columns matched. */
const mapped = async (prefix: string, count: number): Promise<string> => {
  const id = uuidv7()
  const rows = Array.from({ length: count }, (_, at) => [`${prefix}${at}`, '男', '1970-01-05'])
  const bytes = await workbook({ name: '名册', rows: [['姓名', '性别', '出生日期'], ...rows] })
  await loadFile(await context(), register, { id, name: '名册.xlsx', bytes })
  await doAct(id, 'map', { headerRow: 1, columns: { name: 0, sex: 1, born: 2 }, fillsMerged: false })
  return id
}

const endStamp = (login: string) =>
  db.write(county, async (session) =>
    session.send(
      sql`update login.login set ends_at = ${clock.now.toISOString()} where county = ${county} and name = ${login}`,
    ),
  )

describe('后台办理', () => {
  it('没有人看着也核对、导入到底；长的一份不挡住短的', async () => {
    const [long, short] = [await mapped('长', 1100), await mapped('短', 3)]
    await background().round()
    expect([(await find(long)).state, (await find(short)).state]).toEqual(['checked', 'checked'])
    await doAct(long, 'start')
    await doAct(short, 'start')
    const seen: number[] = []
    trial.before = (name) => {
      if (name.startsWith('短')) seen.push(trial.applied)
    }
    trial.applied = 0
    await background().round()
    trial.before = () => {}
    expect((await find(long)).counts.done).toBe(1100)
    expect(await find(short)).toMatchObject({ state: 'finished', counts: { done: 3 } })
    expect(Math.max(...seen)).toBeLessThan(600)
  })

  it('停止后不再办，已办的保留', async () => {
    const id = await mapped('停', 600)
    await background().round()
    await doAct(id, 'start')
    let applied = 0
    const stopped: ImportKind = {
      ...register,
      apply: async (context, row, step) => {
        if (++applied === 100) await doAct(id, 'abandon')
        return register.apply(context, row, step)
      },
    }
    await background([stopped]).round()
    const { state, counts } = await find(id)
    expect([state, counts.done, counts.ready]).toEqual(['abandoned', 500, 100])
  })

  it('我们自己出了差错：说出来，再来时一行不多、一行不少', async () => {
    const id = await mapped('错', 60)
    await background().round()
    await doAct(id, 'start')
    trial.before = (name) => {
      if (name === '错40') throw new Error('broken')
    }
    await background().round()
    expect(await find(id)).toMatchObject({ state: 'running', progress: { stop: 'trouble' } })
    trial.before = () => {}
    await background().round()
    expect(await find(id)).toMatchObject({ state: 'finished', counts: { done: 60 }, progress: { stop: null } })
    const made = await db.read(county, (session) =>
      session.all(
        sql<{
          n: number
        }>`select count(*) as n, count(distinct name) as names from register.entry where county = ${county} and name like '错%' and cardinality(acts) = 1`,
      ),
    )
    expect(made).toEqual([{ n: 60, names: 60 }])
  })

  it('办得久的，办完有消息；马上办完的没有', async () => {
    const id = await mapped('久', 5)
    await background().round()
    await doAct(id, 'start')
    clock.now = new Date(clock.now.getTime() + 60_000)
    await background().round()
    await drain(db, county, [tellOfEnds], { now: clock.now })
    const told = await db.read(county, (session) =>
      session.all(
        sql<{
          record: string
          event: string
        }>`select record, event from notices.notice where county = ${county} and kind = 'import'`,
      ),
    )
    expect(told).toEqual([{ record: id, event: 'import.finished' }])
  })

  it('开始的人没有了权限就停下，一行也不再办；有权限的人可以接着办', async () => {
    const id = await mapped('停权', 5)
    await background().round()
    await doAct(id, 'start')
    await endStamp('office')
    await background().round()
    expect(await find(id).catch(() => undefined)).toBeUndefined()
    await db.write(county, async (session) =>
      session.send(sql`update login.login set ends_at = null where county = ${county} and name = 'office'`),
    )
    expect(await find(id)).toMatchObject({ state: 'running', counts: { done: 0 }, progress: { stop: 'no-right' } })
    await doAct(id, 'resume')
    await background().round()
    expect(await find(id)).toMatchObject({ state: 'finished', counts: { done: 5 } })
  })
})
