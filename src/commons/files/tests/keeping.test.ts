import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { home } from '../../../../fixtures/cast.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { hashOf, keptIn, send } from '../../../../fixtures/handed-in/files.ts'
import { letGoLoose } from '../actions/let-go-loose.ts'
import { scrub } from '../actions/scrub.ts'

const app = await startApp()
const { db, ports, clock } = app
const keeper = app.as('eastKeeper')

const kept = (): string[] => keptIn(app.dataDir)

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
})
