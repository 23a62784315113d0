import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

/** What this county said before of headers in such lists: plain header → key of the column. */
export const rememberedHeaders = async (session: Session, kind: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (
      await session.all(
        sql<{
          header: string
          means: string
        }>`select header, means from imports.header where county = ${session.county} and kind = ${kind}`,
      )
    ).map(({ header, means }) => [header, means]),
  )

/** Remembers what headers mean, the latest word on each. */
export const rememberHeaders = (
  session: Session,
  kind: string,
  headers: readonly { readonly header: string; readonly means: string }[],
): void => {
  if (headers.length === 0) return
  session.send(sql`
    insert into imports.header (county, kind, header, means)
    select ${session.county}, ${kind}, * from unnest(${headers.map(({ header }) => header)}::text[], ${headers.map(({ means }) => means)}::text[])
    on conflict (county, kind, header) do update set means = excluded.means`)
}
