import { rmSync, writeFileSync } from 'node:fs'
import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { home } from '../../../../fixtures/cast.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { formOf, hashOf, keptIn, send } from '../../../../fixtures/handed-in/files.ts'
import { letGoLoose } from '../actions/let-go-loose.ts'
import { scrub } from '../actions/scrub.ts'
import { filesToTake, hangOn } from '../data/hanging.ts'
import { fileById, keepFile } from '../data/store.ts'
import { limits } from '../spec/limits.ts'

const app = await startApp()
const { db, ports, clock } = app
const keeper = app.as('eastKeeper')

const kept = (): string[] => keptIn(app.dataDir)

/** How many sessions wait for the one with this process id. */
const waitingFor = async (pid: number): Promise<number> =>
  (
    await db.read(home, (session) =>
      session.one(
        sql<{
          n: number
        }>`select count(*)::int as n from pg_stat_activity where ${pid}::int = any(pg_blocking_pids(pid))`,
      ),
    )
  )?.n ?? 0

/** Sends a text and answers where its content lies. */
const put = async (text: string): Promise<{ id: string; path: string }> => {
  const before = new Set(kept())
  const { body } = await send(keeper, '材料.txt', Buffer.from(text))
  return { id: String(body['id']), path: kept().find((path) => !before.has(path)) ?? '' }
}

describe('核对附件', () => {
  it('全好的说全好；改了的、丢了的，说出是哪一个', async () => {
    const [whole, changed, gone] = [await put('完好的一份'), await put('会被改的一份'), await put('会丢的一份')]
    expect(await scrub(db, ports.blobs, home)).toEqual({ contents: 3, rotten: [] })
    writeFileSync(changed.path, 'x')
    rmSync(gone.path)
    const { contents, rotten } = await scrub(db, ports.blobs, home)
    expect(contents).toBe(3)
    expect(new Set(rotten.map(({ what, file }) => `${what} ${file}`))).toEqual(
      new Set([`changed ${changed.id}`, `gone ${gone.id}`]),
    )
    expect((await keeper(`/api/v1/files/${whole.id}`)).status).toBe(200)
    expect((await keeper(`/api/v1/files/${gone.id}`)).status).toBe(500)
    await send(keeper, '材料.txt', Buffer.from('会被改的一份'))
    expect((await scrub(db, ports.blobs, home)).rotten.map(({ sha256 }) => sha256)).toEqual([
      hashOf(Buffer.from('会丢的一份')),
    ])
  })
})

describe('没有被哪件事用上的', () => {
  it('一天以后连内容一起去掉；两个文件一样的内容，还有一个在就留着', async () => {
    clock.pass(2 * 24 * 3_600_000)
    const [first, second] = [
      await put('两个人传的同一份'),
      await send(app.as('office'), '别名.txt', Buffer.from('两个人传的同一份')),
    ]
    clock.pass(20 * 3_600_000)
    const later = await send(app.as('office'), '再传.txt', Buffer.from('两个人传的同一份'))
    await letGoLoose(db, ports.blobs, home, clock.now)
    expect((await keeper(`/api/v1/files/${first.id}`)).status).toBe(200)
    clock.pass(5 * 3_600_000)
    await letGoLoose(db, ports.blobs, home, clock.now)
    expect((await keeper(`/api/v1/files/${first.id}`)).status).toBe(404)
    expect((await app.as('office')(`/api/v1/files/${String(second.body['id'])}`)).status).toBe(404)
    expect((await app.as('office')(`/api/v1/files/${String(later.body['id'])}`)).status).toBe(200)
    clock.pass(24 * 3_600_000)
    await letGoLoose(db, ports.blobs, home, clock.now)
    expect(kept()).toEqual([])
  })

  it('清理正等着的那一刻被一件事用上了：文件和内容都留下', async () => {
    const { id, path } = await put('刚好被用上的一份')
    clock.pass(25 * 3_600_000)
    const record = uuidv7()
    const letting = await db.write(home, async (session) => {
      await filesToTake(session, [id])
      const own = await session.one(sql<{ pid: number }>`select pg_backend_pid() as pid`)
      const under = letGoLoose(db, ports.blobs, home, clock.now)
      await expect.poll(() => waitingFor(own?.pid ?? 0), { timeout: 10_000 }).toBeGreaterThan(0)
      await session.all(hangOn(home, 'opinion', record, [id]))
      return { under }
    })
    await letting.under
    expect((await db.read(home, (session) => fileById(session, id)))?.record).toBe(record)
    expect(kept()).toEqual([path])
  })
})

describe('群众传了还没用上的', () => {
  it('满了只挡群众，不挡机关；机关的份额不算它们', async () => {
    const big = (size: number) =>
      db.write(home, (session) =>
        keepFile(session, {
          id: uuidv7(),
          at: clock.now,
          sha256: hashOf(Buffer.from(String(size))),
          size,
          type: 'text/plain',
          name: '大.txt',
          scanned: 'clean',
          sender: { meantFor: uuidv7() },
        }),
      )
    const ofPublic = async () =>
      (
        await app.as(null)(
          `/api/public/v1/submissions/${uuidv7()}/files`,
          await formOf('材料.txt', Buffer.from('群众的一份')),
        )
      ).status
    const ofStaff = async () => (await send(keeper, '材料.txt', Buffer.from('机关的一份'))).status
    expect(await ofPublic()).toBe(201)
    await big(limits.looseBytes)
    expect([await ofPublic(), await ofStaff()]).toEqual([507, 201])
    await big(100e9)
    expect([await ofPublic(), await ofStaff()]).toEqual([507, 201])
  })
})
