import type { Context } from '#platform/action/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Places } from '../spec/public-pages.ts'
import type { OpinionSettings } from '../spec/settings.ts'

type Township = Places['townships'][number]
type PlaceOfVenue = NonNullable<Places['venue']>

/** Where something can be said to be: townships with their villages in the order of their codes, categories, the scanned venue. */
export const placesForForm = (context: Context, venue?: string): Promise<Places> =>
  context.db.read(context.county, async (session) => {
    const { county } = session
    const isId = venue !== undefined && /^[0-9a-f-]{36}$/i.test(venue)
    const [townships, settings, scanned] = await Promise.all([
      session.all(sql<Township>`
        select t.code, t.short_name as name, coalesce(json_agg(json_build_object('code', v.code, 'name', v.short_name) order by v.code) filter (where v.code is not null), '[]') as villages
        from divisions.name t left join divisions.name v on v.county = t.county and v.parent = t.code
        where t.county = ${county} and t.level = 'township' group by t.code, t.short_name order by t.code`),
      context.ports.settings(session, 'opinions'),
      isId
        ? session.one(sql<PlaceOfVenue>`
            select p.id, p.name, t.code as township, t.short_name as township_name from venues.name p
            join divisions.name t on t.county = p.county and t.code = p.township where p.county = ${county} and p.id = ${venue}`)
        : undefined,
    ])
    return { townships, categories: (settings.value as OpinionSettings).categories, venue: scanned ?? null }
  })
