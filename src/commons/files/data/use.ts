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

/** What a log-in sent since an instant, and what the county keeps: each added up out of one index (`0002-use.ts`). */
export const useOf = async (session: Session, login: string | null, since: Date): Promise<Use> => {
  const { county } = session
  const use = await session.one(sql<Use>`
    select own.files, own.bytes, kept.county_bytes, loose.loose_bytes
    from (select count(*)::int as files, coalesce(sum(size), 0)::bigint as bytes from files.file
        where county = ${county} and login = ${login} and at >= ${since.toISOString()}) own,
      (select coalesce(sum(size), 0)::bigint as county_bytes from files.file
        where county = ${county} and (record is not null or login is not null) and erased_at is null) kept,
      (select coalesce(sum(size), 0)::bigint as loose_bytes from files.file
        where county = ${county} and record is null and login is null) loose`)
  return use ?? { files: 0, bytes: 0, countyBytes: 0, looseBytes: 0 }
}
