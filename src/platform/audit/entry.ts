import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import { uuidv7 } from 'uuidv7'

/** What happened at the door (ASVS 16.2.1): never a password, token, code or phone; a name only where it is a log-in's. */
export interface NewEntry {
  /** The caller's own id, where the same may be sent twice and is to be noted once. */
  readonly id?: string
  /** `noun.past`, e.g. `login.failed`. */
  readonly name: string
  readonly at: Date
  /** The log-in that it is about, where there is one. */
  readonly login?: string | null
  /** Who did it, where that is not the log-in itself. */
  readonly by?: string | null
  /** Address that it came from; none for the operator's tool. */
  readonly source?: string | null
  readonly extra?: Readonly<Record<string, string | number | boolean | readonly string[] | null>>
}

/** The entry as a statement, for whose transaction is no session's. */
export const entered = (county: string, { id, name, at, login, by, source, extra = {} }: NewEntry): Sql =>
  sql`
    insert into audit.entry (county, id, at, name, login, login_name, by_login, source, extra)
    values (${county}, ${id ?? uuidv7()}, ${at.toISOString()}, ${name}, ${login ?? null},
      (select name from login.login where county = ${county} and id = ${login ?? null}::uuid), ${by ?? login ?? null},
      ${source ?? null}, ${JSON.stringify(extra)}::jsonb)
    on conflict (county, id) do nothing`

/** Notes it in the transaction of what happened. */
export const note = (session: Session, entry: NewEntry): void => session.send(entered(session.county, entry))

export interface Entry {
  readonly id: string
  readonly at: string
  readonly name: string
  readonly loginName: string | null
  readonly byName: string | null
  readonly source: string | null
  readonly extra: Readonly<Record<string, unknown>>
}

interface Asked {
  readonly limit: number
  readonly before?: string | null
  /** Any part of a log-in name or of an address. */
  readonly words?: string
  readonly onlyFailed?: boolean
}

const failed = raw(`(e.name like '%.failed' or e.name = 'access.refused')`)

/** How much did not work since an instant. */
export const countFailed = async (session: Session, since: Date): Promise<number> =>
  (
    await session.one(sql<{ n: number }>`
      select count(*)::int as n from audit.entry e where e.county = ${session.county} and e.at > ${since.toISOString()} and ${failed}`)
  )?.n ?? 0

/** The latest entries, newest first, older than the one with the id `before` where that is given. */
export const latestEntries = (
  session: Session,
  { limit, before = null, words = '', onlyFailed = false }: Asked,
): Promise<Entry[]> =>
  session.all(sql<Entry>`
    select e.id, e.at, e.name, e.login_name, b.name as by_name, e.source, e.extra
    from audit.entry e left join login.login b on b.county = e.county and b.id = e.by_login
    where e.county = ${session.county}
      and (${before}::uuid is null or (e.at, e.id) < (select at, id from audit.entry where county = ${session.county} and id = ${before}::uuid))
      and (${words} = '' or position(lower(${words}) in lower(coalesce(e.login_name, ''))) > 0 or position(${words} in coalesce(e.source, '')) > 0)
      and (not ${onlyFailed}::boolean or ${failed})
    order by e.at desc, e.id desc limit ${limit}`)
