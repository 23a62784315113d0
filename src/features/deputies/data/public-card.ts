import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { PublicCard } from '../spec/public-contract.ts'
import { deputyLines } from './deputies.ts'
import { venuesFor } from './who.ts'

type Rest = Pick<PublicCard, 'township' | 'startsOn' | 'endsOn' | 'others'>

/** A deputy's public card, or undefined: an election that was not confirmed, or was found invalid, has none. */
export const publicCardOf = async (session: Session, id: string, on: string): Promise<PublicCard | undefined> => {
  const { county } = session
  const [[line], rest] = await Promise.all([
    deputyLines(session, sql`m.id = ${id} and m.state in ('inForce', 'suspended', 'ended')`, on),
    session.one(sql<Rest>`
      select case when t.code is null then null else json_build_object('code', t.code, 'name', t.short_name) end as township, m.starts_on, m.ends_on,
        (select coalesce(json_agg(json_build_object('id', o.id, 'congress', o.congress_name, 'term', o.term) order by o.starts_on), '[]')
          from mandates.card o where o.county = m.county and o.person = m.person and o.id <> m.id and o.state = 'inForce') as others
      from mandates.card m left join divisions.name t on t.county = m.county and t.code = m.township
      where m.county = ${county} and m.id = ${id}`),
  ])
  if (!line || !rest) return undefined
  const isOver = line.standing === 'ended'
  return {
    ...line,
    ...rest,
    // What is over is told with its days and nothing that the person holds now.
    others: isOver ? [] : rest.others,
    venues: isOver ? [] : await venuesFor(session, rest.township?.code ?? null, null, on),
  }
}
