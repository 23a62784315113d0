import { expect, it } from 'vitest'
import { poolOf } from '#platform/db/db.ts'
import { freshDatabase } from '../../fixtures/database.ts'

const { owner } = await freshDatabase()

/** Tables without a county, written by hand: the same on every node of a cluster, or on the coordinator only. */
const shared = [
  'calendar.holiday',
  'crypto.field_key',
  'crypto.secret_id',
  'files.owner',
  'organs.county',
  'platform.migration',
]

/** Where row security would cost the index; the typed store filters instead (stack.md). */
const withoutRowSecurity = ['search.doc']

const ask = async <Row>(text: string): Promise<Row[]> => {
  const pool = poolOf({ ...owner, max: 1 }, null)
  try {
    return (await pool.query(text)).rows as Row[]
  } finally {
    await pool.end()
  }
}

const ours = `n.nspname !~ '^(pg_|information_schema|public$)'`

const tables = await ask<{ name: string; secured: boolean; policies: string[] | null }>(`
  select format('%s.%s', n.nspname, c.relname) as name, c.relrowsecurity as secured,
    (select array_agg(pg_get_expr(p.polqual, p.polrelid) || '/' || p.polcmd::text || '/' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) from pg_policy p where p.polrelid = c.oid and p.polpermissive) as policies
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and ${ours} order by 1`)

const indexes = await ask<{ tableName: string; name: string; primary: boolean; first: string }>(`
  select format('%s.%s', n.nspname, c.relname) as "tableName", i.relname as name, x.indisprimary as "primary", coalesce(a.attname, '(expression)') as first
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid join pg_namespace n on n.oid = c.relnamespace
  left join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0] where x.indisunique and ${ours}`)

const foreignKeys = await ask<{
  tableName: string
  target: string
  name: string
  first: string
  firstOfTarget: string
}>(`
  select format('%s.%s', n.nspname, c.relname) as "tableName", format('%s.%s', m.nspname, t.relname) as target, k.conname as name, a.attname as first, b.attname as "firstOfTarget"
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace join pg_class t on t.oid = k.confrelid join pg_namespace m on m.oid = t.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1] join pg_attribute b on b.attrelid = t.oid and b.attnum = k.confkey[1] where k.contype = 'f' and ${ours}`)

const tenants = tables.filter(({ name }) => !shared.includes(name))

it('看得见表，手写的清单里没有不存在的表', () => {
  expect(tenants.length).toBeGreaterThan(12)
  const names = tables.map(({ name }) => name)
  expect([...shared, ...withoutRowSecurity].filter((name) => !names.includes(name))).toEqual([])
})

it.each(tenants)('$name：主键、唯一索引都以 county 开头', ({ name }) => {
  const own = indexes.filter(({ tableName }) => tableName === name)
  expect(own.filter(({ primary }) => primary)).toHaveLength(1)
  expect(own.filter(({ first }) => first !== 'county')).toEqual([])
})

it.each(tenants)('$name：行隔离开着，只有一条放行的策略，管读也管写', ({ name, secured, policies }) => {
  if (withoutRowSecurity.includes(name)) return expect(secured).toBe(false)
  expect(secured).toBe(true)
  expect(policies).toEqual([`(county = current_setting('app.county'::text, true))/*/`])
})

it('外键以 county 开头，或指向全体共用的表', () => {
  expect(foreignKeys.length).toBeGreaterThan(3)
  expect(
    foreignKeys.filter(
      ({ target, first, firstOfTarget }) =>
        !shared.includes(target) && (first !== 'county' || firstOfTarget !== 'county'),
    ),
  ).toEqual([])
})

it('共用的表没有外键指向有县的表', () =>
  expect(foreignKeys.filter(({ tableName, target }) => shared.includes(tableName) && !shared.includes(target))).toEqual(
    [],
  ))

it('应用的角色不拥有任何表，不能绕过行隔离，事件只能读和加', async () => {
  expect(
    await ask(
      `select rolname from pg_roles where rolname = 'luzhi_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`,
    ),
  ).toEqual([])
  expect(
    await ask(`select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = 'luzhi_app'`),
  ).toEqual([])
  const grants = await ask<{ privilege: string }>(
    `select lower(privilege_type) as privilege from information_schema.role_table_grants where grantee = 'luzhi_app' and table_schema = 'audit' and table_name = 'event' order by 1`,
  )
  expect(grants.map(({ privilege }) => privilege)).toEqual(['insert', 'select'])
  const truncates = await ask(
    `select table_schema, table_name from information_schema.role_table_grants where grantee = 'luzhi_app' and privilege_type in ('TRUNCATE', 'TRIGGER', 'REFERENCES')`,
  )
  expect(truncates).toEqual([])
})

it('县的视图不越过行隔离', async () => {
  const views = await ask<{ name: string; options: string[] | null }>(`
    select format('%s.%s', n.nspname, c.relname) as name, c.reloptions as options from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'v' and ${ours}`)
  expect(views.length).toBeGreaterThan(0)
  expect(
    views
      .filter(({ options }) => !options?.some((option) => /security_invoker=(true|on|1)/.test(option)))
      .map(({ name }) => name),
  ).toEqual([])
})
