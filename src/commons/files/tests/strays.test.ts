import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { home, other } from '../../../../fixtures/cast.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { hashOf, keptIn, send } from '../../../../fixtures/handed-in/files.ts'
import { findStrays } from '../actions/find-strays.ts'
import { removeStrays } from '../actions/remove-strays.ts'
import { isSurelyOurs } from '../rules/ours.ts'

const app = await startApp()
const { db, ports } = app
const keeper = app.as('eastKeeper')

const kept = (): string[] => keptIn(app.dataDir)

describe('没有一行说到的内容', () => {
  const now = new Date()
  const hours = (many: number): Date => new Date(now.getTime() - many * 3_600_000)
  const find = () => findStrays(db, ports.blobs, [home, other])
  const lay = async (text: string, at: Date): Promise<string> => {
    const before = new Set(kept())
    await ports.blobs.put(home, hashOf(Buffer.from(text)), Buffer.from(text))
    const path = kept().find((one) => !before.has(one)) ?? ''
    utimesSync(path, at, at)
    return path
  }

  it('说出名字；放了一天以上的去掉，新的、有行说到的都留着，别的县的也留着', async () => {
    await send(keeper, '材料.txt', Buffer.from('有行说到的'))
    const ofOther = await send(app.as('neighbourOffice'), '材料.txt', Buffer.from('邻县的一份'))
    expect(ofOther.status).toBe(201)
    const rightful = kept()
    for (const path of rightful) utimesSync(path, hours(99), hours(99))
    expect(await find()).toEqual([])
    const [old, young] = [await lay('断在半路的', hours(25)), await lay('还在路上的', hours(23))]
    const draft = `${old}.0123456789ab`
    writeFileSync(draft, 'x')
    utimesSync(draft, hours(30), hours(30))
    const strays = await find()
    expect(new Set(strays.map(({ name }) => name))).toEqual(new Set([old, young, draft].map((path) => basename(path))))
    const gone = await removeStrays(db, ports.blobs, strays, now)
    expect(gone.map(({ name }) => name).toSorted()).toEqual([old, draft].map((path) => basename(path)).toSorted())
    expect(kept().toSorted()).toEqual([...rightful, young].toSorted())
    rmSync(young)
  })

  it('看过以后又有人交来同样的内容：留下', async () => {
    const path = await lay('又交来的一份', hours(48))
    const strays = await find()
    await send(keeper, '材料.txt', Buffer.from('又交来的一份'))
    expect(await removeStrays(db, ports.blobs, strays, now)).toEqual([])
    expect(kept()).toContain(path)
    expect(await ports.blobs.check(home, hashOf(Buffer.from('又交来的一份')))).toBe('whole')
  })

  it.each([
    ['都在', { contents: 2, rotten: [] }, true],
    ['一份也没有', { contents: 0, rotten: [] }, false],
    ['有不见的', { contents: 2, rotten: [{ what: 'gone', sha256: '', file: '', kind: null, record: null }] }, false],
    ['有改过的', { contents: 2, rotten: [{ what: 'changed', sha256: '', file: '', kind: null, record: null }] }, true],
    ['全都改过', { contents: 1, rotten: [{ what: 'changed', sha256: '', file: '', kind: null, record: null }] }, false],
  ] as const)('%s，才认得出是不是这个库的', (_, found, is) => expect(isSurelyOurs(found)).toBe(is))
})
