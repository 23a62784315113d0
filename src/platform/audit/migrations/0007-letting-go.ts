import { migration, statement } from '#platform/db/migrate.ts'

/**
 * The application may delete no entry; this does it under the owner's role, and never one of the last year (互联网政务应用安全管理规定 20),
 * by the database's own clock.
 */
export const lettingEntriesGo = migration('2026-11-28-audit-7', 'audit', [
  statement(`create or replace function audit.let_entries_go(of_county text, before timestamptz, most int) returns int language plpgsql security definer set search_path = pg_catalog as $$
    declare gone int;
    begin
      if of_county is distinct from current_setting('app.county', true) then raise exception 'another county' using errcode = '42501'; end if;
      if before > now() - interval '365 days' then raise exception 'entries of the last year stay' using errcode = '55000'; end if;
      delete from audit.entry where county = of_county and id = any(array(
        select id from audit.entry where county = of_county and at < before order by at, id limit most));
      get diagnostics gone = row_count;
      return gone;
    end $$`),
  statement('revoke all on function audit.let_entries_go(text, timestamptz, int) from public'),
  statement('grant execute on function audit.let_entries_go(text, timestamptz, int) to luzhi_app'),
])
