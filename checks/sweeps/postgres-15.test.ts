import { afterAll, describe, expect, it } from 'vitest'
import { house } from '#apps/house.ts'
import { portsOf } from '#apps/ports.ts'
import { seedHolidays } from '#commons/calendar/actions/seed-holidays.ts'
import { accept } from '#features/opinions/actions/accept.ts'
import { assign } from '#features/opinions/actions/assign.ts'
import { submit } from '#features/opinions/actions/submit.ts'
import type { Opinion, Said } from '#features/opinions/spec/contract.ts'
import { act } from '#platform/action/act.ts'
import { create } from '#platform/action/create.ts'
import type { Context } from '#platform/action/context.ts'
import { openDb } from '#platform/db/db.ts'
import { ensureDatabase } from '#platform/db/ensure-database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { EmbeddedError } from '#platform/embedded/errors.ts'
import { type Ephemeral, startEphemeral } from '#platform/embedded/ephemeral.ts'
import { uuidv7 } from 'uuidv7'
import { type Actor, home } from '../../fixtures/cast.ts'
import { loadExample } from '../../fixtures/counties.ts'
import { viewerFor } from '../../fixtures/database.ts'
import { exampleKeys } from '../../fixtures/keys.ts'
import { roads, said } from '../../fixtures/opinions.ts'

/** Debian's PostgreSQL 15 behind a TCP address with a password, as DATABASE_URL names one; undefined where it is not installed. */
const server: Ephemeral | undefined = await startEphemeral({ debian: 15, tcp: true }).catch((error: unknown) => {
  if (!(error instanceof EmbeddedError)) throw error
  console.warn('PostgreSQL 15 is not installed (apt install postgresql-15): left out')
  return undefined
})
afterAll(() => server?.stop())

describe.skipIf(!server)('Debian 的 PostgreSQL 15，由 DATABASE_URL 指定', () => {
  it('迁移、初始化、登记、受理、交办，都成', { timeout: 60_000 }, async () => {
    if (!server) return
    await ensureDatabase(server.config, 'luzhi')
    const config = { connectionString: server.url('luzhi') }
    const { applied } = await migrate(
      config,
      house.flatMap(({ migrations = [] }) => migrations),
    )
    expect(applied.length).toBeGreaterThan(5)
    const db = openDb(config, { keys: exampleKeys })
    try {
      await loadExample(db)
      await db.write('*', seedHolidays)
      const ports = portsOf(db)
      const now = new Date('2026-11-24T02:00:00Z')
      const as = async (actor: Actor): Promise<Context> => ({
        county: home,
        viewer: await viewerFor(db, actor, now),
        db,
        ports,
        now,
        language: 'zh-CN',
      })
      const input = { ...said(), channel: 'visit', publishConsent: false } as Said
      const keeper = await as('eastKeeper')
      expect((await create<Said, Opinion>(keeper, submit, input)).isNew).toBe(true)
      expect((await create<Said, Opinion>(keeper, submit, input)).isNew).toBe(false)
      await act(keeper, accept, { id: input.id, actId: uuidv7(), version: 1, input: { category: 'transport' } })
      const { item } = await act<{ handler: string }, Opinion>(keeper, assign, {
        id: input.id,
        actId: uuidv7(),
        version: 2,
        input: { handler: roads },
      })
      expect(item).toMatchObject({ state: 'assigned', number: '2026-0001', handler: { name: '县交通运输局' } })
    } finally {
      await db.close()
    }
  })
})
