import type { OwnerClient } from '#platform/db/as-owner.ts'
import { afterCursor, orderBy, type Order, pageOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'

/** One act on a record, or one thing that happened at the door or to data as a whole. */
export interface Touch {
  readonly what: 'act' | 'entry'
  readonly at: string
  readonly name: string
  readonly kind: string | null
  readonly record: string | null
  /** Log-in's name; null for the public and for the operator's tool. */
  readonly login: string | null
  readonly by: string | null
  readonly organ: string | null
  /** Address that it came from. */
  readonly source: string | null
  readonly extra: Readonly<Record<string, unknown>> | null
}

export interface TouchedAsked {
  readonly county: string
  readonly from: Date
  readonly to: Date
  /** Of these log-ins only, by their ids; of all where it is left out. */
  readonly logins?: readonly string[] | undefined
  /** About one record only. */
  readonly record?: string | undefined
}

/** A part of it: what comes after `cursor`, in the order of a page, at most so many. */
interface Part {
  readonly cursor: string | null
  readonly limit: number
}

const newestFirst: Order = {
  keys: [
    { name: 'at', column: 'at', kind: 'instant' },
    { name: 'id', column: 'id', kind: 'id' },
  ],
  isDown: true,
}

const cut = (part: Part | null): Sql =>
  part === null ? raw('') : sql` order by ${orderBy(newestFirst)} limit ${raw(String(part.limit))}`
const behind = (part: Part | null): Sql =>
  part?.cursor == null ? raw('') : sql` and ${afterCursor(newestFirst, part.cursor)}`

/** What an act kept of its input stays where rights to see it are asked for; here is who, when and which record. */
const actsIn = ({ county, from, to, logins, record }: TouchedAsked, part: Part | null): Sql => sql`
  select 'act' as what, at, id, name, kind, record::text as record, by_login as by_id, null::text as login_name, by_name as by, by_organ as organ,
    null::text as source, null::jsonb as extra
  from audit.event where county = ${county} and at >= ${from.toISOString()}::timestamptz and at < ${to.toISOString()}::timestamptz${
    logins === undefined ? raw('') : sql` and by_login = any(${logins}::text[])`
  }${record === undefined ? raw('') : sql` and record = ${record}::uuid`}${behind(part)}${cut(part)}`

const entriesIn = ({ county, from, to, logins, record }: TouchedAsked, part: Part | null): Sql => sql`
  select 'entry' as what, at, id, name, extra->>'kind' as kind, extra->>'record' as record, by_login::text as by_id, login_name, null::text as by, null::text as organ,
    source, extra - 'kind' - 'record' as extra
  from audit.entry where county = ${county} and at >= ${from.toISOString()}::timestamptz and at < ${to.toISOString()}::timestamptz${
    logins === undefined
      ? raw('')
      : sql` and (by_login = any(${logins}::text[]::uuid[]) or login = any(${logins}::text[]::uuid[]))`
  }${record === undefined ? raw('') : sql` and extra->>'record' = ${record}`}${behind(part)}${cut(part)}`

const touchesIn = (asked: TouchedAsked, part: Part | null): Sql<Touch & { readonly id: string }> => sql<
  Touch & { readonly id: string }
>`
  select t.what, t.at, t.id, t.name, t.kind, t.record, coalesce(l.name, t.login_name) as login, t.by, t.organ, t.source, t.extra
  from ((${actsIn(asked, part)}) union all (${entriesIn(asked, part)})) t
  left join login.login l on l.county = ${asked.county} and l.id::text = t.by_id
  order by ${part === null ? raw('t.at, t.id') : sql`t.at desc, t.id desc limit ${raw(String(part.limit))}`}`

/** One page of who touched what, the newest first: the words of acts and entries, none of what they say of people. */
export const touchedPage = async (
  session: Session,
  asked: Omit<TouchedAsked, 'county'>,
  { cursor, limit }: Part,
): Promise<{ readonly items: readonly Touch[]; readonly next: string | null }> => {
  const found = await session.all({
    ...touchesIn({ ...asked, county: session.county }, { cursor, limit: limit + 1 }),
    replan: true,
  })
  const { shown, next } = pageOf(found, limit, newestFirst)
  return { items: shown.map(({ id: _id, ...touch }) => touch), next }
}

const atOnce = 5000

/**
 * Who touched what in a span of time (个人信息保护法 55 to 57, GB/T 22239 安全审计), oldest first, some thousands at a time: one sorted walk,
 * however many there are.
 */
export const touched = async (
  client: OwnerClient,
  { login, ...asked }: Omit<TouchedAsked, 'logins'> & { readonly login?: string | undefined },
  take: (page: readonly Touch[]) => void,
): Promise<number> => {
  let count = 0
  await client.query('begin read only')
  const logins =
    login === undefined
      ? undefined
      : (
          await client.query<{ id: string }>('select id from login.login where county = $1 and name = $2', [
            asked.county,
            login,
          ])
        ).rows.map(({ id }) => id)
  const { text, values } = touchesIn({ ...asked, logins }, null)
  await client.query(`declare touched no scroll cursor for ${text}`, [...values])
  for (let isMore = true; isMore; ) {
    const { rows } = await client.query(`fetch ${atOnce} from touched`)
    take(rows.map(({ id: _id, ...row }) => row as Touch))
    count += rows.length
    isMore = rows.length === atOnce
  }
  await client.query('commit')
  return count
}
