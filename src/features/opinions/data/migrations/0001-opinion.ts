import { migration, statement, table } from '#platform/db/migrate.ts'

export const opinionTables = migration('2026-11-24-opinions-1', 'opinions', [
  table(
    'opinions.opinion',
    `county text not null, id uuid not null, number text, code text not null, salt bytea not null,
     state text not null, version int not null, settings_version int not null,
     at timestamptz not null, "on" date not null, due_on date, answer_due_on date,
     title text not null, body text not null, township text not null, village text, venue uuid, place text, category text,
     channel text not null, entered_by text, author_name text, author_phone text, phone_hash bytea, publish_consent boolean not null,
     receiver uuid not null, office uuid not null, handler uuid, handler_kind text, request text,
     result text, answer text, answered_by text, planned_on date, cannot_reason text,
     decline_door text, decline_reason text, merged_into uuid, rating text, rating_comment text, contested int not null default 0,
     accepted_on date, answered_on date, released_on date, closed_on date,
     primary key (county, id),
     constraint opinion_code unique (county, code)`,
    { foreignKeys: ['foreign key (county, merged_into) references opinions.opinion (county, id)'] },
  ),
  statement('create unique index opinion_number on opinions.opinion (county, number) where number is not null'),
  statement('create index opinion_place on opinions.opinion (county, state, township, "on" desc, at desc)'),
  statement('create index opinion_day on opinions.opinion (county, "on" desc, at desc)'),
  statement('create index opinion_handler on opinions.opinion (county, handler, state) where handler is not null'),
  statement('create index opinion_due on opinions.opinion (county, due_on) where due_on is not null'),
])
