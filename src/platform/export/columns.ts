import type pg from 'pg'

/** A column of a table as the database knows it. */
export interface Column {
  readonly name: string
  readonly type: string
  readonly isNullable: boolean
}

export interface TableShape {
  readonly name: string
  readonly columns: readonly Column[]
}

/** Tables of these schemas that hold rows of counties, with their columns. */
export const countyTables = async (client: pg.ClientBase, schemas: readonly string[]): Promise<TableShape[]> => {
  const { rows } = await client.query(
    `select format('%I.%I', space.nspname, class.relname) as name,
       json_agg(json_build_object('name', attname, 'type', typname, 'isNullable', not attnotnull) order by attnum) as columns
     from pg_class class join pg_namespace space on space.oid = class.relnamespace
       join pg_attribute on attrelid = class.oid join pg_type on pg_type.oid = atttypid
     where class.relkind in ('r', 'p') and not class.relispartition and space.nspname = any($1)
       and attnum > 0 and not attisdropped and attgenerated = ''
     group by 1 having bool_or(attname = 'county') order by 1`,
    [schemas],
  )
  return rows as TableShape[]
}

const jsonTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bool: { type: 'boolean' },
  int2: { type: 'integer' },
  int4: { type: 'integer' },
  int8: { type: 'integer' },
  float8: { type: 'number' },
  numeric: { type: 'number' },
  text: { type: 'string' },
  uuid: { type: 'string', format: 'uuid' },
  date: { type: 'string', format: 'date' },
  timestamptz: { type: 'string', format: 'date-time' },
  bytea: { type: 'string', pattern: String.raw`^\\x([0-9a-f]{2})*$` },
  tsvector: { type: 'string' },
}

/** Columns that a spreadsheet can show. */
export const isFlat = ({ type }: Column): boolean => type in jsonTypes && type !== 'bytea' && type !== 'tsvector'

const schemaOfColumn = ({ type, isNullable }: Column): Readonly<Record<string, unknown>> => {
  const known = type.startsWith('_') ? { type: 'array' } : jsonTypes[type]
  if (!known) return {} // jsonb: any value
  return isNullable ? { ...known, type: [known['type'], 'null'] } : known
}

/** JSON Schema (2020-12) of one line of a table, made from the database's own declaration. */
export const jsonSchemaOf = ({ name, columns }: TableShape): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: name,
  type: 'object',
  properties: Object.fromEntries(columns.map((column) => [column.name, schemaOfColumn(column)])),
  required: columns.map((column) => column.name),
  additionalProperties: false,
})
