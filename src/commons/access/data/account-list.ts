import type { Day } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Account, PersonWithAccount, Waiting } from '../spec/accounts.ts'

/** A log-in as its keepers see it; of `l` and its person `p`. */
export const accountColumns = raw(`
  l.id, l.name as login, l.person, coalesce(p.name, l.name) as name, l.state, l.is_demo, l.password_hash is not null as has_password,
  (select count(*)::int from login.factor f where f.county = l.county and f.login = l.id) as factors,
  exists (select from login.device d where d.county = l.county and d.login = l.id and d.ended_at is null and d.epoch = l.device_epoch) as has_phone,
  l.code_ends_at, (select max(t.used_at) from login.token t where t.county = l.county and t.login = l.id) as used_at, l.version`)

export const accountFrom = (session: Session): Sql =>
  sql`from login.login l left join people.card p on p.county = l.county and p.id = l.person where l.county = ${session.county}`

interface Asked {
  readonly show: 'with' | 'without' | 'ended'
  readonly q?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
  readonly on: Day
}

interface PersonRow {
  readonly person: string
  readonly name: string
  readonly account: string | null
}

const has = (state: string): Sql =>
  sql`exists (select from login.login l where l.county = p.county and l.person = p.id and l.state = ${state})`

/** Persons by name, with or without a log-in that holds; one page. */
export const listPersons = async (
  session: Session,
  { show, q, limit, cursor, on }: Asked,
): Promise<{ items: PersonWithAccount[]; next: string | null }> => {
  const word = q?.trim() ? `%${q.trim().replace(/[\\%_]/g, '\\$&')}%` : null
  const wanted = show === 'with' ? has('inForce') : show === 'ended' ? has('ended') : sql`not ${has('inForce')}`
  const state = show === 'ended' ? 'ended' : 'inForce'
  const rows = await session.all(sql<PersonRow>`
    select p.id as person, p.name,
      (select l.id from login.login l where l.county = p.county and l.person = p.id and l.state = ${state} order by l.name limit 1) as account
    from people.card p
    where p.county = ${session.county} and ${wanted}
      and (${word}::text is null or p.name like ${word} or exists (
        select from login.login l where l.county = p.county and l.person = p.id and l.name like ${word}))
      and (${cursor ?? null}::uuid is null or p.id > ${cursor ?? null}::uuid)
    order by p.id limit ${limit + 1}`)
  const page = rows.slice(0, limit)
  const ids = page.flatMap(({ account }) => (account === null ? [] : [account]))
  // In one pass over the posts: asked for each person by itself the view reads every post of the county each time.
  const held = await session.all(sql<{ person: string; role: string; organName: string }>`
    select person, role, organ_name from people.post_card
    where county = ${session.county} and person = any(${page.map(({ person }) => person)}::uuid[])
      and starts_on <= ${on} and (ends_on is null or ends_on >= ${on}) order by starts_on`)
  const posts = Map.groupBy(held, ({ person }) => person)
  const accounts = await session.all(
    sql<Account>`select ${accountColumns} ${accountFrom(session)} and l.id = any(${ids}::uuid[])`,
  )
  const byId = new Map(accounts.map((one) => [one.id, one]))
  return {
    items: page.map(({ person, name, account }) => ({
      person,
      name,
      posts: (posts.get(person) ?? []).map(({ role, organName }) => ({ role, organName })),
      account: account === null ? null : (byId.get(account) ?? null),
    })),
    next: rows.length > limit ? (page.at(-1)?.person ?? null) : null,
  }
}

/** Who holds a post and has no log-in, and which log-ins nobody enrolled, counted now. */
export const countUnready = async (
  session: Session,
  on: Day,
): Promise<Pick<Waiting, 'withoutAccount' | 'notEnrolled'>> => {
  const row = await session.one(sql<{ withoutAccount: number; notEnrolled: number }>`
    select
      (select count(distinct p.person)::int from people.post_card p
        where p.county = ${session.county} and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on})
          and not exists (select from login.login l where l.county = p.county and l.person = p.person and l.state = 'inForce')) as without_account,
      (select count(*)::int from login.login l
        where l.county = ${session.county} and l.state = 'inForce' and not l.is_demo
          and not exists (select from login.factor f where f.county = l.county and f.login = l.id)
          and not exists (select from login.device d where d.county = l.county and d.login = l.id and d.ended_at is null and d.epoch = l.device_epoch))
        as not_enrolled`)
  return row ?? { withoutAccount: 0, notEnrolled: 0 }
}
