import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

export interface Use {
  readonly files: number
  readonly bytes: number
  /** Without the public's loose files, which have a limit of their own. */
  readonly countyBytes: number
  /** Of the public's files that no record took yet. */
  readonly looseBytes: number
}

/**
 * What a log-in sent since an instant, and what the county keeps: the last sum (`keepSum`) and what came since, so that a file is taken as
 * fast in the tenth year as in the first. What went since is counted until the next sum.
 */
export const useOf = async (session: Session, login: string | null, since: Date): Promise<Use> => {
  const { county } = session
  const use = await session.one(sql<Use>`
    select own.files, own.bytes, coalesce(before.kept_bytes, 0) + fresh.kept as county_bytes, coalesce(before.loose_bytes, 0) + fresh.loose as loose_bytes
    from (select count(*)::int as files, coalesce(sum(size), 0)::bigint as bytes from files.file
        where county = ${county} and login = ${login} and at >= ${since.toISOString()}) own
    left join files.sum before on before.county = ${county}
    cross join lateral (select
        coalesce(sum(size) filter (where (record is not null or login is not null) and erased_at is null), 0)::bigint as kept,
        coalesce(sum(size) filter (where record is null and login is null), 0)::bigint as loose
        from files.file where county = ${county} and at >= coalesce(before.until, '-infinity')) fresh`)
  return use ?? { files: 0, bytes: 0, countyBytes: 0, looseBytes: 0 }
}

/** What these records were sent and have not taken, one row for each of them that there is something for. */
export const looseOf = (session: Session, records: readonly string[]): Promise<{ meantFor: string; size: number }[]> =>
  session.all(sql<{ meantFor: string; size: number }>`
    select meant_for, sum(size)::bigint as size from files.file
    where county = ${session.county} and record is null and meant_for = any(${[...records]}::uuid[]) group by meant_for`)

/** Adds up all that a county keeps from before an instant. */
export const keepSum = (session: Session, until: Date): Promise<unknown> =>
  session.one(sql`
    insert into files.sum (county, until, kept_bytes, loose_bytes)
    select ${session.county}, ${until.toISOString()}::timestamptz,
      coalesce(sum(size) filter (where (record is not null or login is not null) and erased_at is null), 0),
      coalesce(sum(size) filter (where record is null and login is null), 0)
    from files.file where county = ${session.county} and at < ${until.toISOString()}
    on conflict (county) do update set until = excluded.until, kept_bytes = excluded.kept_bytes, loose_bytes = excluded.loose_bytes`)
