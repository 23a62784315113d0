import { migration, statement, table } from '#platform/db/migrate.ts'

/**
 * Persons and posts become records with a lifecycle. `name_gram` finds a name by any one or two characters of it with an equality
 * that row security lets an index answer (as `like` and arrays are not).
 */
export const livingMigration = migration('2026-11-24-people-2', 'people', [
  statement(`alter table people.person
    add column state text not null default 'known', add column version int not null default 1,
    add column settings_version int not null default 0, add column salt bytea not null default uuid_send(gen_random_uuid()),
    add column number text, add column township text, add column sex text, add column birth_on date, add column nation text,
    add column party text, add column education text, add column occupation text, add column occupation_class text,
    add column joined_on date, add column died_on date, add column phone text, add column phone_hash bytea,
    add column id_card text, add column id_card_hash bytea, add column merged_into uuid`),
  statement(
    'alter table people.person add constraint person_merged foreign key (county, merged_into) references people.person (county, id)',
  ),
  statement('create index person_by_name on people.person (county, name, id)'),
  statement('create index person_township on people.person (county, township, name, id)'),
  statement('create unique index person_number on people.person (county, number) where number is not null'),
  statement(
    `create unique index person_card on people.person (county, id_card_hash) where id_card_hash is not null and state <> 'merged'`,
  ),
  statement('create index person_phone on people.person (county, phone_hash) where phone_hash is not null'),
  statement('create index person_taken on people.person (county, merged_into) where merged_into is not null'),
  table(
    'people.name_gram',
    `county text not null, gram text not null, person uuid not null, primary key (county, gram, person)`,
    {
      app: ['select', 'insert', 'delete'],
      foreignKeys: ['foreign key (county, person) references people.person (county, id)'],
    },
  ),
  statement('create index name_gram_person on people.name_gram (county, person)'),
  statement(`insert into people.name_gram (county, gram, person)
    select distinct county, substr(name, at, size), id from people.person, generate_series(1, length(name)) at, generate_series(1, 2) size
    where at + size - 1 <= length(name)`),
  statement(`alter table people.post
    add column state text not null default 'held', add column version int not null default 1,
    add column settings_version int not null default 0, add column salt bytea not null default uuid_send(gen_random_uuid()),
    add column title text, add column basis text, add column ground text, add column township text, add column seat text`),
  statement(`update people.post p set township = substring(coalesce(p.division, o.division) from '^\\d{9}'), seat = substring(o.division from '^\\d{9}')
    from organs.organ o where o.county = p.county and o.id = p.organ`),
  statement('create index post_township on people.post (county, township, role)'),
  statement('create index post_role on people.post (county, role, starts_on)'),
  statement(`create or replace view people.card with (security_invoker = true) as
    select county, id, name, is_demo, state, number, township, sex, birth_on, nation, party, education, occupation, occupation_class, merged_into
    from people.person`),
  statement(`create or replace view people.post_card with (security_invoker = true) as
    select post.county, post.id, coalesce(person.merged_into, post.person) as person, person.name, post.organ, organ.name as organ_name, organ.kind as organ_kind, post.role,
           coalesce(post.division, organ.division) as division, post.starts_on, least(post.ends_on, organ.ends_on) as ends_on,
           post.state, post.title, post.township
    from people.post post
    join people.person person on person.county = post.county and person.id = post.person
    join organs.name organ on organ.county = post.county and organ.id = post.organ`),
  table(
    'people.change',
    `county text not null, id uuid not null, person uuid not null, state text not null, version int not null,
     settings_version int not null, salt bytea not null, at timestamptz not null, "on" date not null, due_on date,
     title text not null, township text, sealed text not null, fields text[] not null, note text, reason text,
     primary key (county, id)`,
    { foreignKeys: ['foreign key (county, person) references people.person (county, id)'] },
  ),
  statement('create index change_person on people.change (county, person, at desc)'),
  statement('create index change_state on people.change (county, state, at desc, id)'),
])
