import { migration, statement, table } from '#platform/db/migrate.ts'

export const planTable = migration('2026-11-24-handover-1', 'handover', [
  table(
    'handover.plan',
    `county text not null, id uuid not null, state text not null, version int not null default 1, settings_version int not null default 0,
     salt bytea not null default uuid_send(gen_random_uuid()),
     congress uuid not null, congress_name text not null, level text not null, township text,
     old_term uuid, old_nth int, old_starts_on date, nth int not null check (nth > 0), starts_on date not null, offices_until date, basis text,
     roll jsonb not null default '[]', successors jsonb not null default '[]', summary jsonb, done_on date,
     primary key (county, id)`,
    {
      foreignKeys: [
        'foreign key (county, congress) references organs.organ (county, id)',
        'foreign key (county, old_term) references organs.term (county, id)',
      ],
    },
  ),
  // One congress is handed over once at a time, whatever two clerks begin.
  statement(
    `create unique index rule_handover_open on handover.plan (county, congress) where state in ('drafted', 'entering', 'reviewed')`,
  ),
  statement('create index plan_newest on handover.plan (county, starts_on desc, id)'),
])
