import { migration, statement } from '#platform/db/migrate.ts'

/**
 * Erasing what events tell of a person (个人信息保护法 47), with their salts. The application may change no event; this does it under the
 * owner's role, and only for those that a later event of the same record names (`extra.erases`), that are sealed, and that erase nothing
 * themselves: what was erased by whom stays to be seen.
 */
export const erasing = migration('2026-11-28-seal-2', 'seal', [
  statement('alter table audit.event alter column salt drop not null'),
  statement(`create or replace function seal.erase(of_county text, by_event uuid) returns int language plpgsql security definer set search_path = pg_catalog as $$
    declare named int; erased int;
    begin
      if of_county is distinct from current_setting('app.county', true) then raise exception 'another county' using errcode = '42501'; end if;
      select count(distinct e) into named from audit.event x, jsonb_array_elements_text(x.extra->'erases') e where x.county = of_county and x.id = by_event;
      update audit.event o set by_name = null, stands_for = null, extra = '{}', after = '{}', salt = null
        from audit.event x
        where x.county = of_county and x.id = by_event and o.county = of_county and x.extra->'erases' ? o.id::text
          and o.kind = x.kind and o.record = x.record and o.version < x.version and not o.extra ? 'erases'
          and exists (select from seal.leaf l where l.county = of_county and l.event = o.id);
      get diagnostics erased = row_count;
      if erased <> named then raise exception 'not all of it may be erased' using errcode = '55000'; end if;
      return erased;
    end $$`),
  statement('revoke all on function seal.erase(text, uuid) from public'),
  statement('grant execute on function seal.erase(text, uuid) to luzhi_app'),
])
