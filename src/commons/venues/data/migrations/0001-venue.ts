import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-venues-1', 'venues', [
  table(
    'venues.venue',
    `county text not null,
     id uuid not null,
     kind text not null,
     name text not null check (name <> ''),
     division text not null,
     township text,
     place text,
     host uuid,
     keeper uuid,
     ordinal int not null,
     starts_on date not null,
     ends_on date check (ends_on >= starts_on),
     primary key (county, id)`,
    {
      foreignKeys: [
        'foreign key (county, division) references divisions.division (county, code)',
        'foreign key (county, host) references organs.organ (county, id)',
        'foreign key (county, keeper) references people.person (county, id)',
      ],
    },
  ),
  statement('create index venue_township on venues.venue (county, township, ordinal)'),
  statement(`create view venues.name with (security_invoker = true) as
    select county, id, name, kind, division, township, starts_on, ends_on from venues.venue`),
  statement('grant select on venues.name to luzhi_app'),
])
