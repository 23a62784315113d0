import { migration, statement, table } from '#platform/db/migrate.ts'

/**
 * Organs and terms become living records, sessions (次) of congresses are kept. A term's number (届) counts within its congress and
 * a session's within its term: neither ever begins anew with a year, and the database holds each number once.
 */
export const livingMigration = migration('2026-11-24-organs-2', 'organs', [
  statement(`update organs.organ set kind = 'workingCommittee' where kind = 'committee'`),
  statement(`alter table organs.organ
    add column state text not null default 'inForce' check (state in ('inForce', 'ended')),
    add column version int not null default 1,
    add column settings_version int not null default 0,
    add column salt bytea not null default uuid_send(gen_random_uuid()),
    add column named_on date,
    add column former_names jsonb not null default '[]',
    add column basis text,
    add column note text,
    add column end_reason text`),
  statement(`update organs.organ set state = 'ended' where ends_on is not null`),
  statement(`alter table organs.organ add check ((state = 'ended') = (ends_on is not null))`),
  statement(`alter table organs.term rename column number to nth`),
  statement(`alter table organs.term
    add column id uuid not null default gen_random_uuid(),
    add column state text not null default 'current' check (state in ('planned', 'current', 'ended', 'withdrawn')),
    add column version int not null default 1,
    add column settings_version int not null default 0,
    add column salt bytea not null default uuid_send(gen_random_uuid()),
    add column division text,
    add column basis text`),
  statement(
    `update organs.term term set division = organ.division from organs.organ organ where organ.county = term.county and organ.id = term.organ`,
  ),
  statement(`update organs.term set state = 'ended' where ends_on is not null`),
  statement('alter table organs.term drop constraint term_pkey'),
  statement('alter table organs.term add primary key (county, id)'),
  statement(`create unique index term_number on organs.term (county, organ, nth) where state <> 'withdrawn'`),
  statement(`create unique index term_current on organs.term (county, organ) where state = 'current'`),
  table(
    'organs.congress_session',
    `county text not null,
     id uuid not null,
     term uuid not null,
     division text,
     nth int not null check (nth > 0),
     kind text not null check (kind in ('regular', 'extraordinary')),
     title text not null check (title <> ''),
     place text,
     starts_on date not null,
     ends_on date check (ends_on >= starts_on),
     state text not null check (state in ('planned', 'held', 'cancelled')),
     version int not null default 1,
     settings_version int not null default 0,
     salt bytea not null default uuid_send(gen_random_uuid()),
     primary key (county, id)`,
    { foreignKeys: ['foreign key (county, term) references organs.term (county, id)'] },
  ),
  statement(
    `create unique index congress_session_number on organs.congress_session (county, term, nth) where state <> 'cancelled'`,
  ),
  statement('create index congress_session_day on organs.congress_session (county, starts_on)'),
  statement(`create view organs.term_card with (security_invoker = true) as
    select term.county, term.id, term.organ, organ.name as organ_name, organ.kind as organ_kind, term.division,
           term.nth as number, term.state, term.starts_on, term.ends_on
    from organs.term term join organs.organ organ on organ.county = term.county and organ.id = term.organ`),
  statement(`create view organs.session_card with (security_invoker = true) as
    select session.county, session.id, session.term, term.organ, term.nth as term_number, session.nth as number, session.kind, session.title,
           session.state, session.starts_on, session.ends_on, session.division
    from organs.congress_session session
    join organs.term term on term.county = session.county and term.id = session.term
    join organs.organ organ on organ.county = term.county and organ.id = term.organ`),
  statement('grant select on organs.term_card, organs.session_card to luzhi_app'),
])
