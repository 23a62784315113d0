import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { schemaOf } from '../../../../fixtures/backups/contents.ts'
import { migrations } from '../../../../fixtures/migrations.ts'
import { type DbConfig, poolOf } from '../db.ts'
import { ensureDatabase } from '../ensure-database.ts'
import { migrate, migration, statement, stepsOf, table } from '../migrate.ts'

const fresh = (): Promise<DbConfig> =>
  ensureDatabase(inject('server') as DbConfig, `test_${randomUUID().replaceAll('-', '')}`)

const ask = async (config: DbConfig, text: string): Promise<unknown[]> => {
  const pool = poolOf({ ...config, max: 1 }, null)
  try {
    return (await pool.query(text)).rows
  } finally {
    await pool.end()
  }
}

const all = migrations

describe('迁移', () => {
  it('第二次什么也不做', async () => {
    const config = await fresh()
    const first = await migrate(config, all)
    expect(first.applied).toEqual(all.map(({ id }) => id))
    expect((await migrate(config, all)).applied).toEqual([])
  })

  it('两个程序同时迁移，结果和一个一样', async () => {
    const [one, two] = [await fresh(), await fresh()]
    await Promise.all([migrate(one, all), migrate(one, all)])
    await migrate(two, all)
    expect(await schemaOf(one)).toEqual(await schemaOf(two))
  })

  it('在每一句上断开连接再接着做，结果和一口气做完一样', { timeout: 240_000 }, async () => {
    const [whole, broken] = [await fresh(), await fresh()]
    await migrate(whole, all)
    const cut = statement('select pg_terminate_backend(pg_backend_pid())')
    let tries = 0
    for (const [index, one] of all.entries()) {
      const before = all.slice(0, index)
      const statements = stepsOf(one, false).slice(2).map(statement) // behind those that make the schema
      for (let count = 0; count <= statements.length; count++) {
        const cutOff = { ...one, steps: [...statements.slice(0, count), cut] }
        await expect(migrate(broken, [...before, cutOff])).rejects.toThrow(/terminat/)
        tries++
      }
      await migrate(broken, [...before, one])
    }
    expect(tries).toBeGreaterThan(4 * all.length)
    expect(await schemaOf(broken)).toEqual(await schemaOf(whole))
  })

  it('旧程序遇到新结构：一句话拒绝，什么也不改', async () => {
    const config = await fresh()
    const later = migration('2030-01-01-audit-99', 'audit', [
      statement('alter table audit.entry add column later text'),
    ])
    await migrate(config, [...all, later])
    const before = await schemaOf(config)
    await expect(migrate(config, all)).rejects.toThrow(/2030-01-01-audit-99/)
    expect(await schemaOf(config)).toEqual(before)
    await expect(
      migrate(config, [...all.slice(0, -1), { ...later, id: all.at(-1)?.id ?? '', steps: [] }]),
    ).rejects.toThrow(/newer/)
  })

  it('一句里面出错，这一句不留下一半', async () => {
    const config = await fresh()
    const half = migration('2026-01-01-half-1', 'half', [
      table('half.thing', 'county text not null, id int not null, primary key (county, id)'),
      statement('create table half.one (id int); select 1 / 0'),
    ])
    await expect(migrate(config, [half])).rejects.toMatchObject({ code: '22012' })
    expect(await ask(config, `select table_name from information_schema.tables where table_schema = 'half'`)).toEqual([
      { table_name: 'thing' },
    ])
  })
})
