import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { keptIn, send } from '../../../../fixtures/handed-in/files.ts'
import { type ByNight, scrubByNight } from '../actions/scrub-by-night.ts'
import { lastEnded, lastRound } from '../data/scrubs.ts'

const app = await startApp()
const { db, ports } = app

const put = async (text: string): Promise<string> => {
  const before = new Set(keptIn(app.dataDir))
  await send(app.as('eastKeeper'), '材料.txt', Buffer.from(text))
  return keptIn(app.dataDir).find((path) => !before.has(path)) ?? ''
}
const paths = [await put('一'), await put('二'), await put('三'), await put('四')]

/** A night of its own: which time it is, and what was told. */
const night = async (at: string, more: Partial<ByNight> = {}) => {
  const said: object[] = []
  const told = (facts: object): void => void said.push(facts)
  const log = { info: told, warn: told, error: told } as unknown as ByNight['log']
  const now = () => new Date(at)
  await scrubByNight({ db, ports, counties: async () => [home], log, now, goesOn: () => true, ...more })
  const [last, ended] = await db.read(home, async (session) => [await lastRound(session), await lastEnded(session)])
  return { said, last, ended }
}

/** 02:30 in China. */
const half = (day: string): string => `${day}T18:30:00Z`

describe('每周一次，夜里把附件重读一遍', () => {
  it('白天不读', async () => {
    expect((await night('2026-11-24T04:00:00Z')).last).toBeUndefined()
  })

  it('一夜读不完，记着读到哪里，下一夜接着读，不从头来', async () => {
    let looks = 0
    const first = await night(half('2026-11-24'), { goesOn: () => ++looks <= 3 })
    expect(first).toMatchObject({ said: [], last: { contents: 3, endedAt: null }, ended: undefined })
    const read: string[] = []
    const blobs = {
      ...ports.blobs,
      check: async (county: string, sha256: string) => {
        read.push(sha256)
        return ports.blobs.check(county, sha256)
      },
    }
    const second = await night(half('2026-11-25'), { ports: { blobs } })
    expect(second).toMatchObject({ said: [], ended: { contents: 4, changed: 0, gone: 0 } })
    expect(read).toHaveLength(1)
  })

  it('一周以内不再读；到了一周，损坏和不见的写进日志，记下来', async () => {
    writeFileSync(paths[0] ?? '', 'x')
    rmSync(paths[1] ?? '')
    expect((await night(half('2026-11-29'))).ended).toMatchObject({ changed: 0, gone: 0 })
    const found = await night(half('2026-12-01'))
    expect(found.ended).toMatchObject({ contents: 4, changed: 1, gone: 1 })
    expect(found.said).toHaveLength(2)
    expect(JSON.stringify(found.said)).toMatch(/"what":"(changed|gone)"/)
  })

  it('存放的地方不通：不说不见了，下次接着读', async () => {
    const away = { ...ports.blobs, check: () => Promise.reject(Object.assign(new Error('away'), { code: 'away' })) }
    const { said, last } = await night(half('2026-12-08'), { ports: { blobs: away } })
    expect(said).toEqual([{ county: home, code: 'away' }])
    expect(last).toMatchObject({ contents: 0, gone: 0, endedAt: null })
    expect((await night(half('2026-12-09'))).ended).toMatchObject({ contents: 4, gone: 1 })
  })
})
