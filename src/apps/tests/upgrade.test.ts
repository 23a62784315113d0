import { uuidv7 } from 'uuidv7'
import { afterAll, describe, expect, it } from 'vitest'
import { openDb } from '#platform/db/db.ts'
import { migrate } from '#platform/db/migrate.ts'
import { sql } from '#platform/db/sql.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../fixtures/app.ts'
import { emptyDatabase, schemaOf } from '../../../fixtures/backups/contents.ts'
import { home, other } from '../../../fixtures/cast.ts'
import { exampleKeys } from '../../../fixtures/keys.ts'
import { inBrowser } from '../../../fixtures/log-in.ts'
import { migrations } from '../../../fixtures/migrations.ts'
import { inputs } from '../../../fixtures/opinions.ts'
import { databaseOf, keptSchemas, laterThan } from '../../../fixtures/schemas/load.ts'

const whole = await emptyDatabase()
await migrate(whole, migrations)

const upgraded = await Promise.all(
  keptSchemas.map(async (name) => {
    const owner = await databaseOf(name)
    const { applied } = await migrate(owner, migrations)
    const db = openDb(owner, { keys: exampleKeys })
    afterAll(() => db.close())
    return { name, owner, applied, app: await startApp({ over: { db, owner } }) }
  }),
)

describe('从每个已解决议题的结构升级到最新', () => {
  it('每个议题留有一份', () => {
    expect(keptSchemas).toEqual(expect.arrayContaining(['issue-2', 'issue-3', 'issue-4']))
  })

  it.each(upgraded)('$name：升级后的结构和新装的一样，再升级无事可做', async ({ name, owner, applied }) => {
    expect(applied).toEqual(laterThan(name))
    expect((await migrate(owner, migrations)).applied).toEqual([])
    expect(await schemaOf(owner)).toEqual(await schemaOf(whole))
  })

  it.each(upgraded)('$name：封存之前的事件补上封存，核验全部对得上', async ({ app }) => {
    await app.settle()
    for (const county of [home, other]) expect((await verifySeals(app.db, county, app.ports)).faults).toEqual([])
  })

  it.each(upgraded)('$name：旧账号旧密码还能登录，旧意见接着办，编号接着编', async ({ app }) => {
    const keeper = await inBrowser(app, 'eastKeeper')
    const [waiting, counter] = await app.db.read(home, (session) =>
      Promise.all([
        session.one(sql<{ id: string; version: number }>`
          select id, version from opinions.opinion where county = ${home} and state = 'received' order by id limit 1`),
        session.one(sql<{ value: number }>`
          select value from numbering.counter where county = ${home} and series = 'opinion'`),
      ]),
    )
    const accepted = await keeper(`/api/v1/opinions/${waiting?.id}/actions/accept`, {
      actId: uuidv7(),
      version: waiting?.version,
      input: inputs.accept,
    })
    expect(accepted.status, accepted.text).toBe(200)
    expect(JSON.stringify(accepted.body)).toContain(`-${String((counter?.value ?? 0) + 1).padStart(4, '0')}`)
  })
})
