import { migration, statement } from './migrate.ts'
import type { Session } from './session.ts'
import { sql } from './sql.ts'

/** The application's role owns no table, so that it may not analyse one: this does it under the owner's role, and nothing else. */
export const statisticsFunction = migration('2026-11-24-platform-1', 'platform', [
  statement(`create or replace function platform.refresh_statistics() returns void language plpgsql security definer set search_path = pg_catalog as $$
    declare grown record;
    begin
      for grown in
        select s.relid::regclass as name from pg_stat_user_tables s
        where s.n_mod_since_analyze > 300 and s.n_mod_since_analyze > s.n_live_tup / 2 and pg_catalog.has_table_privilege(s.relid, 'insert')
      loop
        execute format('analyze %s', grown.name);
      end loop;
    end $$`),
  statement('revoke all on function platform.refresh_statistics() from public'),
  statement('grant execute on function platform.refresh_statistics() to luzhi_app'),
])

/**
 * Counts anew the tables that have grown by half since they were counted. The database does it by itself once a minute; a long list
 * brings so many rows within that minute that plans made for empty tables (foreign keys' among them) would run over all of them.
 */
export const refreshStatistics = async (session: Session): Promise<void> => {
  await session.all(sql`select platform.refresh_statistics()`)
}
