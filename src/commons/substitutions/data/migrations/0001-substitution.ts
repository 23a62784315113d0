import { migration, statement, table } from '#platform/db/migrate.ts'

/** Who acts in whose post. `seat` is the township of the post's organ, for keeping; `holder` whose post it was entered as. */
export const substitutionTables = migration('2026-11-28-substitutions-1', 'substitutions', [
  table(
    'substitutions.substitution',
    `county text not null, id uuid not null, state text not null, version int not null, settings_version int not null, salt bytea not null,
     post uuid not null, holder uuid not null, person uuid not null, seat text, starts_on date not null, ends_on date not null,
     reason text not null, end_reason text, primary key (county, id)`,
    {
      foreignKeys: [
        'foreign key (county, post) references people.post (county, id)',
        'foreign key (county, person) references people.person (county, id)',
      ],
    },
  ),
  statement('create index substitution_person on substitutions.substitution (county, person)'),
  statement('create index substitution_post on substitutions.substitution (county, post)'),
  statement(`create view substitutions.span with (security_invoker = true) as
    select county, post, person, state, starts_on, ends_on from substitutions.substitution`),
  statement('grant select on substitutions.span to luzhi_app'),
])
