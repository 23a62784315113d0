import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-organs-1', 'organs', [
  // Which counties this instance serves: read before any county is chosen, so the same for all.
  table(
    'organs.county',
    `key text not null primary key check (key ~ '^[a-z0-9-]{1,40}$'),
     code text not null,
     name text not null,
     is_demo boolean not null,
     made_at timestamptz not null default now()`,
    { distribute: 'reference' },
  ),
  table(
    'organs.organ',
    `county text not null,
     id uuid not null,
     kind text not null,
     name text not null check (name <> ''),
     parent uuid,
     division text,
     ordinal int not null,
     starts_on date not null,
     ends_on date check (ends_on >= starts_on),
     primary key (county, id)`,
    {
      foreignKeys: [
        'foreign key (county, parent) references organs.organ (county, id)',
        'foreign key (county, division) references divisions.division (county, code)',
      ],
    },
  ),
  statement('create index organ_kind on organs.organ (county, kind, ordinal)'),
  statement('create index organ_parent on organs.organ (county, parent)'),
  statement('create index organ_division on organs.organ (county, division)'),
  table(
    'organs.term',
    `county text not null,
     organ uuid not null,
     number int not null check (number > 0),
     starts_on date not null,
     ends_on date check (ends_on >= starts_on),
     primary key (county, organ, number)`,
    { foreignKeys: ['foreign key (county, organ) references organs.organ (county, id)'] },
  ),
  statement(`create view organs.name with (security_invoker = true) as
    select county, id, name, kind, division, parent, ordinal, starts_on, ends_on from organs.organ`),
  statement('grant select on organs.name to luzhi_app'),
])
