import type { AnswerOf, QueryOf } from '#kernel/endpoint.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { afterCursor, countUpTo, type Order, orderBy, pageOf, totalOf } from '#platform/db/paging.ts'
import type { Session } from '#platform/db/session.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import { visible } from '#platform/db/visible.ts'
import type { Team, team } from '../spec/contract.ts'

type Members = AnswerOf<typeof team>['items']
type Query = QueryOf<typeof team>

/** Roles of the first three teams; the fourth comes out of mandates. */
const rolesOf = {
  committee: ['committeeDirector', 'committeeLeader', 'committeeMember'],
  staff: ['officeClerk', 'officeHead', 'officeStaff'],
  chairs: ['townshipChair', 'townshipViceChair', 'streetHead'],
} as const satisfies Record<Exclude<Team, 'deputies'>, readonly string[]>

const byName: Order = {
  isDown: false,
  keys: [
    { name: 'name', column: 't.name', kind: 'text' },
    { name: 'id', column: 't.id', kind: 'id' },
  ],
}

/** First and last day asked about: one day, or the term of the county's congress. */
export const spanOf = async (
  session: Session,
  { on, term }: Query,
  today: string,
): Promise<{ from: string; to: string }> => {
  if (on || !term) return { from: on ?? today, to: on ?? today }
  const found = await session.one(sql<{ startsOn: string | null; endsOn: string | null }>`
    select starts_on, ends_on from organs.term_card where county = ${session.county} and organ_kind = 'congress' and number = ${term} limit 1`)
  return { from: found?.startsOn ?? '9999-12-31', to: found?.endsOn ?? today }
}

const fromPosts = (county: string, roles: readonly string[], within: Sql): Sql => sql`
  select p.id, p.person, p.name, p.organ_name, p.role, nullif(p.title, '') as title, p.starts_on, p.ends_on, p.township, p.state
  from people.post_card p where p.county = ${county} and p.role = any(${roles}::text[]) and ${within}`

const fromMandates = (county: string, { term }: Query, within: Sql): Sql => sql`
  select p.id, p.person, p.name, coalesce(p.constituency_name, p.congress_name) as organ_name, 'deputy' as role, null::text as title,
    p.starts_on, p.ends_on, p.township, p.state
  from mandates.card p where p.county = ${county} and p.level = 'county' and p.starts_on is not null and ${term ? sql`p.term = ${term}` : within}`

/** A team as it was in that span, one page by name. */
export const listTeam = async (
  session: Session,
  viewer: Viewer,
  which: Team,
  query: Query,
  span: { readonly from: string; readonly to: string },
): Promise<AnswerOf<typeof team>> => {
  const { county } = session
  const within = sql`p.starts_on <= ${span.to} and (p.ends_on is null or p.ends_on >= ${span.from})`
  const members = which === 'deputies' ? fromMandates(county, query, within) : fromPosts(county, rolesOf[which], within)
  const from = sql`from (${members}) t left join people.card c on c.county = ${county} and c.id = t.person`
  const where: Sql[] = [
    visible(viewer, 'people.read', { division: 't.township' }),
    ...(query.township ? [sql`t.township = ${query.township}`] : []),
    ...(query.q?.trim() ? [sql`strpos(t.name, ${query.q.trim()}) > 0`] : []),
  ]
  const page = query.cursor ? [...where, afterCursor(byName, query.cursor)] : where
  const [rows, counted] = await Promise.all([
    session.all(sql<Omit<Members[number], 'person' | 'organ'> & { person: string; name: string; organName: string }>`
      select t.id, t.person, t.name, t.organ_name, t.role, t.title, t.starts_on, t.ends_on, c.sex, c.birth_on, c.party ${from}
      where ${join(page, ' and ')} order by ${orderBy(byName)} limit ${raw(String(query.limit + 1))}`),
    session.one(countUpTo(sql`${from} where ${join(where, ' and ')}`)),
  ])
  const { shown, next } = pageOf(rows, query.limit, byName)
  return {
    items: shown.map(({ person, name, organName, ...row }) => ({
      ...row,
      person: { id: person, name },
      organ: organName,
    })),
    next,
    total: totalOf(counted?.count ?? 0),
  }
}
