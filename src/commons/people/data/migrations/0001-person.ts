import { migration, statement, table } from '#platform/db/migrate.ts'

/** Nothing is deleted: the application may not, and posts end by date. */
export const firstMigration = migration('2026-11-24-people-1', 'people', [
  table(
    'people.person',
    `county text not null,
     id uuid not null,
     name text not null check (name <> ''),
     is_demo boolean not null,
     made_at timestamptz not null default now(),
     primary key (county, id)`,
  ),
  statement('create index person_name on people.person (county, name)'),
  table(
    'people.post',
    `county text not null,
     id uuid not null,
     person uuid not null,
     organ uuid not null,
     role text not null,
     division text,
     starts_on date not null,
     ends_on date check (ends_on >= starts_on),
     primary key (county, id)`,
    {
      foreignKeys: [
        'foreign key (county, person) references people.person (county, id)',
        'foreign key (county, organ) references organs.organ (county, id)',
        'foreign key (county, division) references divisions.division (county, code)',
      ],
    },
  ),
  statement('create index post_person on people.post (county, person)'),
  statement('create index post_organ on people.post (county, organ, role)'),
  statement(
    `create view people.card with (security_invoker = true) as select county, id, name, is_demo from people.person`,
  ),
  statement(`create view people.post_card with (security_invoker = true) as
    select post.county, post.id, post.person, person.name, post.organ, organ.name as organ_name, organ.kind as organ_kind, post.role,
           coalesce(post.division, organ.division) as division, post.starts_on, least(post.ends_on, organ.ends_on) as ends_on
    from people.post post
    join people.person person on person.county = post.county and person.id = post.person
    join organs.name organ on organ.county = post.county and organ.id = post.organ`),
  statement('grant select on people.card, people.post_card to luzhi_app'),
])
