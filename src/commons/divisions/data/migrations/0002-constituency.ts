import { migration, statement, table } from '#platform/db/migrate.ts'

/** 选区: from which villages how many deputies of which level are elected. One record for as long as it stays as it was drawn. */
export const constituencyMigration = migration('2026-11-24-divisions-2', 'divisions', [
  table(
    'divisions.constituency',
    `county text not null,
     id uuid not null,
     level text not null check (level in ('county', 'township')),
     township text,
     nth int not null check (nth > 0),
     name text not null check (name <> ''),
     seats int not null check (seats > 0),
     population int not null check (population >= 0),
     villages text[] not null default '{}',
     starts_on date not null,
     ends_on date check (ends_on >= starts_on),
     end_reason text,
     state text not null check (state in ('inForce', 'ended')),
     version int not null default 1,
     settings_version int not null default 0,
     salt bytea not null default uuid_send(gen_random_uuid()),
     check (level = 'county' or township is not null),
     check ((state = 'ended') = (ends_on is not null)),
     primary key (county, id)`,
    { foreignKeys: ['foreign key (county, township) references divisions.division (county, code)'] },
  ),
  // A county's constituencies count through; each township's own count by itself.
  statement(`create unique index constituency_number on divisions.constituency
    (county, level, (case level when 'township' then township else '' end), nth) where state = 'inForce'`),
  statement('create index constituency_of_village on divisions.constituency using gin (county, villages)'),
  statement(`create view divisions.constituency_card with (security_invoker = true) as
    select county, id, level, township, nth as number, name, seats, population, state, starts_on, ends_on from divisions.constituency`),
  statement(`create view divisions.constituency_village with (security_invoker = true) as
    select county, id as constituency, level, unnest(villages) as village, starts_on, ends_on from divisions.constituency`),
  statement('grant select on divisions.constituency_card, divisions.constituency_village to luzhi_app'),
])
