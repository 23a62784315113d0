import type { Finding, Rules } from './source/finding.ts'
import type { Module } from './source/modules.ts'
import { COMMONS, type Place, placeOf } from './source/rooms.ts'
import type { Text } from './source/syntax.ts'

export const tableRules = {
  'tables/other-feature':
    "Never another feature's tables: read a figure, a commons view, or name its action with also().",
  'tables/commons-view':
    'Read the view that the commons room publishes (create view … in its migrations), not its tables.',
  'tables/platform-knows-none':
    'platform/ and kernel/ know no business table: take the statement or the name from the room that owns it.',
  'tables/apps-ask-none': 'apps/ compose only: put the query into the room that owns the table.',
} as const satisfies Rules

const SQL =
  /\b(select|insert\s+into|update|delete\s+from|create\s+(table|view|index|policy)|alter\s+table|references|grant|truncate)\b/i
const TABLE_CALLS =
  /(^|\.)(selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin|rightJoin|fullJoin|using|table|references|withTables)$/
const NAME = /(?<![\w.'])"?([a-z][a-z_]*)"?\."?([a-z][a-z_]*)/g

/** Text that the database will read: an `sql` template, a string with an SQL verb, or a table name given to the query builder. */
const isSql = ({ text, of }: Text): boolean =>
  /(^|\.)sql$/.test(of) ||
  TABLE_CALLS.test(of) ||
  (SQL.test(text) && /\bfrom\b|\binto\b|\bset\b|\btable\b|\bview\b|\bon\b|\breferences\b/i.test(text))

const withoutLiterals = (text: string): string => text.replace(/--.*$/gm, '').replace(/'[^']*'/g, "''")

/** Views that commons rooms publish, read from their own migrations: `people.card`. */
const publishedViews = (modules: readonly Module[]): ReadonlySet<string> =>
  new Set(
    modules
      .filter(({ path }) => path.startsWith('src/commons/'))
      .flatMap(({ texts }) => texts)
      .flatMap(({ text }) => [
        ...text.matchAll(
          /create\s+(?:or\s+replace\s+)?(?:materialized\s+)?view\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.[a-z_]+)/gi,
        ),
      ])
      .map((match) => (match[1] ?? '').toLowerCase()),
  )

const schemaOf = (room: string): string => room.replaceAll('-', '_')

const judge = (
  place: Place,
  schema: string,
  name: string,
  features: ReadonlySet<string>,
  views: ReadonlySet<string>,
): keyof typeof tableRules | undefined => {
  const isFeature = features.has(schema)
  const isCommons = (COMMONS as readonly string[]).includes(schema)
  if ((!isFeature && !isCommons) || schema === schemaOf(place.name)) return undefined
  if (place.layer === 'platform' || place.layer === 'kernel') return 'tables/platform-knows-none'
  if (place.layer === 'apps') return 'tables/apps-ask-none'
  if (isFeature) return 'tables/other-feature'
  return views.has(`${schema}.${name}`) ? undefined : 'tables/commons-view'
}

/** Reads every SQL text in src/ for names qualified with the schema of another room. Foreign keys to commons tables are allowed. */
export const checkTables = (modules: readonly Module[]): Finding[] => {
  const inSrc = modules.filter(({ path }) => path.startsWith('src/'))
  const features = new Set(
    inSrc
      .map(({ path }) => placeOf(path))
      .filter(({ layer }) => layer === 'features')
      .map(({ name }) => schemaOf(name)),
  )
  const views = publishedViews(inSrc)
  return inSrc
    .filter(({ path }) => placeOf(path).part !== 'tests')
    .flatMap((module) => {
      const place = placeOf(module.path)
      const isMigration = module.path.includes('/migrations/')
      return module.texts.filter(isSql).flatMap(({ text, line }) =>
        [...withoutLiterals(text).matchAll(NAME)].flatMap(([whole, schema = '', name = '']): Finding[] => {
          const rule = judge(place, schema, name, features, views)
          if (!rule || (rule === 'tables/commons-view' && isMigration)) return []
          return [{ rule, file: module.path, line, message: `${whole} is read from ${place.room}` }]
        }),
      )
    })
}
