import { migration, statement, table } from '#platform/db/migrate.ts'

export const mandateTables = migration('2026-11-24-mandates-1', 'mandates', [
  table(
    'mandates.mandate',
    `county text not null, id uuid not null, state text not null, version int not null default 1, settings_version int not null default 0,
     salt bytea not null default uuid_send(gen_random_uuid()), due_on date,
     person uuid not null, name text not null, level text not null, congress uuid, congress_name text not null, term int not null check (term > 0),
     constituency uuid, constituency_name text, delegation uuid, township text, fills uuid,
     elected_on date not null, starts_on date, ends_on date, ground text, basis text,
     absences jsonb not null default '[]', missed int not null default 0, announcement text,
     primary key (county, id)`,
    {
      foreignKeys: [
        'foreign key (county, person) references people.person (county, id)',
        'foreign key (county, congress) references organs.organ (county, id)',
        'foreign key (county, delegation) references organs.organ (county, id)',
        'foreign key (county, constituency) references divisions.constituency (county, id)',
        'foreign key (county, fills) references mandates.mandate (county, id)',
      ],
    },
  ),
  statement('create index mandate_name on mandates.mandate (county, name, id)'),
  statement('create index mandate_person on mandates.mandate (county, person)'),
  statement('create index mandate_term on mandates.mandate (county, level, term, name, id)'),
  statement('create index mandate_township on mandates.mandate (county, township, name, id)'),
  statement('create index mandate_missed on mandates.mandate (county, missed) where missed > 0'),
  // One person sits once in one term of one congress, whatever two clerks enter at the same time; one seat is filled once.
  statement(
    `create unique index mandate_once on mandates.mandate (county, person, congress, term) where congress is not null and state in ('elected', 'inForce', 'suspended')`,
  ),
  statement(
    `create unique index mandate_fills on mandates.mandate (county, fills) where fills is not null and state <> 'invalid'`,
  ),
  statement(`create view mandates.card with (security_invoker = true) as
    select county, id, person, name, level, congress, congress_name, term, constituency, constituency_name, delegation, township, state, starts_on, ends_on
    from mandates.mandate`),
  statement('grant select on mandates.card to luzhi_app'),
])
