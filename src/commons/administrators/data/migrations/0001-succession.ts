import { migration, statement, table } from '#platform/db/migrate.ts'

/** Who succeeds whom as an administrator. Names are kept as they were. */
export const successionTable = migration('2026-11-28-administrators-1', 'administrators', [
  table(
    'administrators.succession',
    `county text not null, id uuid not null, state text not null, version int not null default 1, settings_version int not null default 0,
     salt bytea not null default uuid_send(gen_random_uuid()),
     post uuid not null, role text not null, organ uuid not null, post_title text, from_person uuid, from_name text,
     person uuid not null, name text not null, ground text, basis text not null, reason text,
     named_by uuid, named_by_name text not null, named_on date not null, done_on date,
     primary key (county, id)`,
    {
      foreignKeys: [
        'foreign key (county, post) references people.post (county, id)',
        'foreign key (county, person) references people.person (county, id)',
      ],
    },
  ),
  // One hand-over of a post waits at a time, whatever two name at once.
  statement(
    `create unique index rule_succession_open on administrators.succession (county, post) where state = 'named'`,
  ),
  statement('create index succession_newest on administrators.succession (county, named_on desc, id)'),
])
