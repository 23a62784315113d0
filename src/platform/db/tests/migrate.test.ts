import { randomUUID } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { migrations } from '../../../../fixtures/migrations.ts'
import { type DbConfig, poolOf } from '../db.ts'
import { ensureDatabase } from '../ensure-database.ts'
import { migrate, migration, statement, table } from '../migrate.ts'

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

/** Everything that a migration makes, as text to compare. */
const shapeOf = async (config: DbConfig): Promise<string> => {
  const ours = `n.nspname !~ '^(pg_|information_schema|public$)'`
  const parts = await Promise.all([
    ask(
      config,
      `select table_schema, table_name, column_name, data_type, is_nullable from information_schema.columns where table_schema !~ '^(pg_|information_schema|public$)' order by 1, 2, ordinal_position`,
    ),
    ask(
      config,
      `select pg_get_indexdef(x.indexrelid) as d from pg_index x join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`,
    ),
    ask(
      config,
      `select c.relname, k.conname, pg_get_constraintdef(k.oid) as d from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1, 2`,
    ),
    ask(config, `select schemaname, tablename, policyname, qual from pg_policies order by 1, 2, 3`),
    ask(
      config,
      `select table_schema, table_name, privilege_type from information_schema.role_table_grants where grantee = 'luzhi_app' order by 1, 2, 3`,
    ),
  ])
  return JSON.stringify(parts)
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
    expect(await shapeOf(one)).toBe(await shapeOf(two))
  })

  it('在每一句上断掉再接着做，结果一样', { timeout: 120_000 }, async () => {
    const [whole, broken] = [await fresh(), await fresh()]
    await migrate(whole, all)
    let tries = 0
    for (const [index, one] of all.entries()) {
      // Each statement in turn fails the first time it is reached: what came before stays, what comes after is not begun.
      for (let step = 0; step <= one.steps.length; step++) {
        const failing = {
          ...one,
          steps: [...one.steps.slice(0, step), statement(`select 1 / 0 /* ${index}.${step} */`)],
        }
        await expect(migrate(broken, [...all.slice(0, index), failing])).rejects.toMatchObject({ code: '22012' })
        tries++
      }
      await migrate(broken, all.slice(0, index + 1))
    }
    expect(tries).toBeGreaterThan(all.length)
    expect(await shapeOf(broken)).toBe(await shapeOf(whole))
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
