import type { OwnerClient } from '#platform/db/as-owner.ts'

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
  /** Of one log-in only, by its name. */
  readonly login?: string | undefined
  /** About one record only. */
  readonly record?: string | undefined
}

const atOnce = 5000

/** What an act kept of its input stays where rights to see it are asked for; here is who, when and which record. */
const statement = `
  with asked as (select id from login.login where county = $1 and name = $4)
  select 'act' as what, e.at, e.id, e.name, e.kind, e.record::text as record, l.name as login, e.by_name as by, e.by_organ as organ,
    null::text as source, null::jsonb as extra
  from audit.event e left join login.login l on l.county = e.county and l.id::text = e.by_login
  where e.county = $1 and e.at >= $2 and e.at < $3 and ($4::text is null or e.by_login in (select id::text from asked))
    and ($5::uuid is null or e.record = $5)
  union all
  select 'entry', n.at, n.id, n.name, n.extra->>'kind', n.extra->>'record', coalesce(b.name, n.login_name), null, null, n.source, n.extra - 'kind' - 'record'
  from audit.entry n left join login.login b on b.county = n.county and b.id = n.by_login
  where n.county = $1 and n.at >= $2 and n.at < $3
    and ($4::text is null or n.by_login in (select id from asked) or n.login in (select id from asked))
    and ($5::uuid is null or n.extra->>'record' = $5::text)
  order by 2, 3`

/**
 * Who touched what in a span of time (个人信息保护法 55 to 57, GB/T 22239 安全审计), oldest first, some thousands at a time: one sorted walk,
 * however many there are.
 */
export const touched = async (
  client: OwnerClient,
  { county, from, to, login, record }: TouchedAsked,
  take: (page: readonly Touch[]) => void,
): Promise<number> => {
  let count = 0
  await client.query('begin read only')
  await client.query(`declare touched no scroll cursor for ${statement}`, [
    county,
    from.toISOString(),
    to.toISOString(),
    login ?? null,
    record ?? null,
  ])
  for (let isMore = true; isMore; ) {
    const { rows } = await client.query(`fetch ${atOnce} from touched`)
    take(rows.map(({ id: _id, ...row }) => row as Touch))
    count += rows.length
    isMore = rows.length === atOnce
  }
  await client.query('commit')
  return count
}
