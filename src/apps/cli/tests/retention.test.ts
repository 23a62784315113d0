import { afterAll, describe, expect, it, vi } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import type { Connection } from '#platform/embedded/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { witnessOf } from '#platform/retention/clock.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { ownFolder } from '../../../../fixtures/backups/contents.ts'
import { machinesIn } from '../../../../fixtures/backups/machine.ts'
import { home } from '../../../../fixtures/cast.ts'
import { exampleSecret } from '../../../../fixtures/keys.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import { whileBelieved } from '../../background/keeping-time.ts'

const app = await startApp()
const { caseIn } = opinionsOf(app)
const owner = poolOf({ ...app.owner, max: 1 }, null)
afterAll(() => owner.end())
const machine = machinesIn(ownFolder())('one', app.owner as Connection)
const luzhi = (...words: string[]) => {
  vi.stubEnv('LUZHI_KEY', exampleSecret)
  return machine(...words)
}

const entries = async (): Promise<number> =>
  Number((await owner.query(`select count(*) as n from audit.entry where name = 'retention.done'`)).rows[0].n)

/** A clock four hundred days ahead, as the record sees it: all that was sealed is so long ago; then somebody works. */
const workAfterLongSilence = async (): Promise<void> => {
  await app.settle()
  await owner.query(`update seal.batch set sealed_at = now() - interval '400 days'`)
  await caseIn('accepted')
  await app.settle()
}

describe('时钟有疑问', () => {
  it('一个多月没有封存、刚才又办了事：不清，加 --anyway 才清；只看不拦', { timeout: 60_000 }, async () => {
    await caseIn('closed')
    await workAfterLongSilence()
    const { sealed, settled } = await app.db.read(home, witnessOf)
    expect((sealed ?? 0) - (settled ?? 0)).toBeGreaterThan(399 * 86_400_000)
    const before = await entries()
    expect(await luzhi('retention', '--dry-run')).toMatchObject({ code: 0 })
    expect(await luzhi('retention')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--anyway') })
    expect(await entries()).toBe(before)
    expect(await luzhi('retention', '--anyway')).toMatchObject({ code: 0 })
  })

  it('服务启动以后的第一轮也不清', async () => {
    await workAfterLongSilence()
    const warn = vi.fn<(told: object) => void>()
    const believing = whileBelieved({
      db: app.db,
      counties: async () => [home],
      log: { warn } as unknown as Log,
      now: () => new Date(),
    })
    const round = vi.fn<() => Promise<void>>()
    await believing(round)
    expect(round).not.toHaveBeenCalled()
    expect(warn.mock.calls[0]?.[0]).toEqual({ doubt: 'long-silence' })
  })
})
