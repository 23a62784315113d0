import { asOwner } from '#platform/db/as-owner.ts'
import type { Db, DbConfig } from '#platform/db/db.ts'
import { sql } from '#platform/db/sql.ts'
import type { Marks } from '#platform/files/owned.ts'

/** The mark as the application keeps it. */
export const marksIn = (db: Db): Marks => ({
  ours: async () =>
    (await db.read('*', (session) => session.one(sql<{ mark: string }>`select mark from files.owner`)))?.mark,
  take: (mark, put) =>
    db.write('*', async (session) => {
      await session.one(
        sql`insert into files.owner (mark) values (${mark}) on conflict (is_only) do update set mark = excluded.mark, since = now()`,
      )
      await put()
    }),
})

/** The mark of a database as it lies there, of an earlier program too. */
export const markKept = (config: DbConfig): Promise<string | undefined> =>
  asOwner(config, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('files.owner') is not null as there`)
    if (!rows[0]?.there) return undefined
    return (await client.query<{ mark: string }>('select mark from files.owner')).rows[0]?.mark
  })

/** Contents that rows speak of, by county: what a backup must hold. */
export const contentsKept = (config: DbConfig): Promise<{ county: string; sha256: string }[]> =>
  asOwner(config, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `select exists (select from information_schema.columns where table_schema = 'files' and table_name = 'file' and column_name = 'erased_at') as there`,
    )
    if (!rows[0]?.there) return []
    return (
      await client.query<{ county: string; sha256: string }>(
        'select distinct county, sha256 from files.file where erased_at is null',
      )
    ).rows
  })
