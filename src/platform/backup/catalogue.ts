import type pg from 'pg'

export interface Table {
  /** With its schema, quoted where it must be. */
  readonly name: string
  readonly columns: readonly string[]
  readonly hasCounty: boolean
}

const named = `format('%I.%I', space.nspname, class.relname)`

/** Tables of these schemas that rows are kept in, with the columns that are not computed from others. */
export const tablesIn = async (client: pg.ClientBase, schemas: readonly string[]): Promise<Table[]> => {
  const { rows } = await client.query(
    `select ${named} as name, array_agg(quote_ident(attname) order by attnum) as columns, bool_or(attname = 'county') as "hasCounty"
     from pg_class class join pg_namespace space on space.oid = class.relnamespace join pg_attribute on attrelid = class.oid
     where class.relkind in ('r', 'p') and not class.relispartition and space.nspname = any($1)
       and attnum > 0 and not attisdropped and attgenerated = ''
     group by 1 order by 1`,
    [schemas],
  )
  return rows as Table[]
}

/** What slows rows down on their way in: `drop` takes it away, `make` puts it back just as it was. */
export interface Hindrance {
  readonly drop: string
  readonly make: string
}

/** Indexes behind no constraint, then foreign keys: of whole tables they are made in one pass, instead of row by row. */
export const hindrancesIn = async (client: pg.ClientBase, schemas: readonly string[]): Promise<Hindrance[]> => {
  const indexes = await client.query(
    `select format('drop index %I.%I', space.nspname, class.relname) as drop, pg_get_indexdef(class.oid) as make
     from pg_index join pg_class class on class.oid = indexrelid join pg_namespace space on space.oid = class.relnamespace
     where space.nspname = any($1) and not exists (select from pg_constraint where conindid = indexrelid)
     order by 1`,
    [schemas],
  )
  const keys = await client.query(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
     from pg_constraint where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text = any($1)
     order by 1`,
    [schemas],
  )
  return [...indexes.rows, ...keys.rows] as Hindrance[]
}
