import type { AnswerOf } from '#kernel/endpoint.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { listPlaces } from '../spec/public-contract.ts'
import type { WhoPage } from '../spec/public-pages.ts'

type Place = AnswerOf<typeof listPlaces>['items'][number]

/** Public knowledge: townships and streets with their villages, in the order of their codes. */
export const townshipsWithVillages = (session: Session): Promise<WhoPage['townships'][number][]> =>
  session.all(sql<WhoPage['townships'][number]>`
    select t.code, t.short_name as name, coalesce(json_agg(json_build_object('code', v.code, 'name', v.short_name) order by v.code) filter (where v.code is not null), '[]') as villages
    from divisions.name t left join divisions.name v on v.county = t.county and v.parent = t.code
    where t.county = ${session.county} and t.level = 'township' group by t.code, t.short_name order by t.code`)

const mostPlaces = 100

/** Townships, the villages of one, or whatever bears `q` in its name: names that begin with it first. */
export const placesOf = (
  session: Session,
  { parent, q }: { readonly parent?: string | undefined; readonly q?: string | undefined },
): Promise<Place[]> =>
  session.all(sql<Place>`
    select d.code, d.short_name as name, d.level,
      case when t.code is null then null else json_build_object('code', t.code, 'name', t.short_name) end as township
    from divisions.name d left join divisions.name t on t.county = d.county and t.code = d.parent and t.level = 'township'
    where d.county = ${session.county} and d.level in ('township', 'village')
      and ${
        q
          ? sql`(strpos(d.name, ${q}) > 0 or strpos(d.short_name, ${q}) > 0)`
          : parent
            ? sql`d.parent = ${parent}`
            : sql`d.level = 'township'`
      }
      ${q && parent ? sql`and d.parent = ${parent}` : sql``}
    order by ${q ? sql`case when d.short_name = ${q} then 0 when d.short_name like ${`${q.replace(/[\\%_]/g, '\\$&')}%`} then 1 else 2 end,` : sql``} d.code limit ${mostPlaces}`)

export interface Here {
  readonly township: { readonly code: string; readonly name: string; readonly kind: string }
  readonly village: { readonly code: string; readonly name: string } | null
}

/** The township, and the village within it, that a code names; undefined for a code of no place here. */
export const placeAt = async (session: Session, code: string): Promise<Here | undefined> => {
  const found = await session.one(sql<{ township: Here['township']; village: Here['village'] }>`
    select json_build_object('code', t.code, 'name', t.short_name, 'kind', t.kind) as township,
      case when d.level = 'village' then json_build_object('code', d.code, 'name', d.short_name) end as village
    from divisions.name d join divisions.name t on t.county = d.county and t.code = d.township
    where d.county = ${session.county} and d.code = ${code} and d.level in ('township', 'village')`)
  return found && { township: found.township, village: found.village }
}
