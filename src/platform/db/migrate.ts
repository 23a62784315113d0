import type pg from 'pg'
import { inBoth } from '#kernel/blanks.ts'
import { labels as en } from './labels/en.ts'
import { labels as zhCn } from './labels/zh-CN.ts'
import { appRole, type DbConfig, poolOf } from './db.ts'

/** How a table lies on a cluster: by county, the same on every node, or on the coordinator only. */
export type Distribution = 'county' | 'reference' | 'local'

export interface TableStep {
  readonly table: string
  readonly create: string
  readonly distribute: Distribution
  /** `alter table … add constraint …` parts, added after distribution (parents first). */
  readonly foreignKeys: readonly string[]
  /** What the application's role may do; updates and deletes are granted table by table. */
  readonly app: readonly ('select' | 'insert' | 'update' | 'delete')[]
  /** False only where row security costs the index (search_doc) and the typed store filters instead. */
  readonly rowSecurity: boolean
}

export type Step = TableStep | { readonly run: string }

/** One dated, forward-only change of one room's own PostgreSQL schema. */
export interface Migration {
  readonly id: string
  readonly schema: string
  readonly steps: readonly Step[]
}

interface TableOptions {
  readonly distribute?: Distribution
  readonly foreignKeys?: readonly string[]
  readonly app?: TableStep['app']
  readonly rowSecurity?: boolean
}

/** A table: `columns` is what stands between the parentheses. The helper creates, distributes, adds foreign keys, in that order. */
export const table = (name: string, columns: string, options: TableOptions = {}): TableStep => ({
  table: name,
  create: `create table if not exists ${name} (${columns})`,
  distribute: options.distribute ?? 'county',
  foreignKeys: options.foreignKeys ?? [],
  app: options.app ?? ['select', 'insert', 'update'],
  rowSecurity: options.rowSecurity ?? (options.distribute ?? 'county') === 'county',
})

export const statement = (run: string): Step => ({ run })

export const migration = (id: string, schema: string, steps: readonly Step[]): Migration => ({ id, schema, steps })

const statementsOf = (step: Step, citus: boolean): string[] => {
  if ('run' in step) return [step.run]
  const { table: name, create, distribute, foreignKeys, app, rowSecurity } = step
  const all = [create]
  if (citus && distribute === 'county') all.push(`select create_distributed_table('${name}', 'county')`)
  if (citus && distribute === 'reference') all.push(`select create_reference_table('${name}')`)
  foreignKeys.forEach((key, index) => {
    all.push(`alter table ${name} add constraint ${name.split('.')[1]}_fk${index + 1} ${key}`)
  })
  if (rowSecurity) {
    all.push(`alter table ${name} enable row level security`)
    all.push(`create policy own_county on ${name} using (county = current_setting('app.county', true))`)
  }
  if (app.length > 0) all.push(`grant ${app.join(', ')} on ${name} to ${appRole}`)
  return all
}

/** Every statement of a migration, in the order of the steps that the ledger counts. */
export const stepsOf = ({ schema, steps }: Migration, citus: boolean): string[] => [
  `create schema if not exists ${schema}`,
  `grant usage on schema ${schema} to ${appRole}`,
  ...steps.flatMap((step) => statementsOf(step, citus)),
]

/** What stands before every migration: the application's role, the extension and the ledger. */
export const foundation = [
  `do $$ begin if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} nologin; end if; end $$`,
  `do $$ begin execute format('grant ${appRole} to %I', current_user); exception when others then null; end $$`,
  'create extension if not exists btree_gin',
  'create schema if not exists platform',
  `grant usage on schema platform to ${appRole}`,
  `create table if not exists platform.migration (id text not null, step int not null, done_at timestamptz not null default now(), primary key (id, step))`,
  `grant select on platform.migration to ${appRole}`,
]

export const hasCitus = async (client: pg.ClientBase): Promise<boolean> =>
  (await client.query("select 1 from pg_extension where extname = 'citus'")).rows.length > 0

/** Steps done of each migration, by its id: the schema that a database has. */
export type Ledger = Readonly<Record<string, number>>

export const ledgerOf = async (client: Pick<pg.ClientBase, 'query'>): Promise<Ledger> => {
  const { rows } = await client.query<{ id: string; done: number }>(
    'select id, count(*)::int as done from platform.migration group by id order by id',
  )
  return Object.fromEntries(rows.map(({ id, done }) => [id, done]))
}

/** Migrations of this program that were not made, or not to their end. */
export const pendingIn = (ledger: Ledger, migrations: readonly Migration[], citus: boolean): string[] =>
  migrations.filter((one) => (ledger[one.id] ?? 0) < stepsOf(one, citus).length).map(({ id }) => id)

/** The first migration of which this program does not know every step: a newer one made it. */
export const newerIn = (ledger: Ledger, migrations: readonly Migration[]): string | undefined => {
  const known = new Map(migrations.map((one) => [one.id, stepsOf(one, true).length]))
  return Object.entries(ledger).find(([id, done]) => done > (known.get(id) ?? 0))?.[0]
}

/** Refuses a schema that has steps which this program does not know: it would write rows that the newer one could not read. */
const refuseNewer = (ledger: Ledger, migrations: readonly Migration[]): void => {
  const id = newerIn(ledger, migrations)
  if (id !== undefined) throw new Error(inBoth(zhCn.newerSchema, en.newerSchema, { id }))
}

/**
 * Brings the schema up to date. Each statement commits together with its line in the ledger, so an interrupted run
 * goes on where it stopped. Two runs at once wait for each other. Throws where the schema is a newer program's. Returns the ids that were new.
 */
export const migrate = async (
  config: DbConfig,
  migrations: readonly Migration[],
): Promise<{ applied: string[]; citus: boolean }> => {
  const pool = poolOf({ ...config, max: 1 }, null)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(411624)')
    for (const text of foundation) await client.query(text)
    const citus = await hasCitus(client)
    const done = await ledgerOf(client)
    refuseNewer(done, migrations)
    const applied: string[] = []
    for (const one of migrations) {
      const { id } = one
      for (const [step, text] of stepsOf(one, citus).entries()) {
        if (step < (done[id] ?? 0)) continue
        await client.query('begin')
        await client.query(text)
        await client.query('insert into platform.migration (id, step) values ($1, $2)', [id, step])
        await client.query('commit')
        if (applied.at(-1) !== id) applied.push(id)
      }
    }
    return { applied, citus }
  } finally {
    await client.query('rollback').catch(() => {})
    await client.query('select pg_advisory_unlock_all()').catch(() => {})
    client.release()
    await pool.end()
  }
}
