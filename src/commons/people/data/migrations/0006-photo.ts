import { migration, statement, table } from '#platform/db/migrate.ts'

/** A photograph with the person's agreement. The picture is deleted when it is taken away: nobody keeps what was withdrawn. */
export const photoMigration = migration('2026-11-24-people-6', 'people', [
  statement(`alter table people.person add column photo text, add column photo_public boolean not null default false,
    add column photo_agreed_on date, add column photo_agreement text`),
  table(
    'people.photo',
    `county text not null, person uuid not null, bytes bytea not null, primary key (county, person)`,
    {
      app: ['select', 'insert', 'update', 'delete'],
      foreignKeys: ['foreign key (county, person) references people.person (county, id)'],
    },
  ),
  // Who shows a face to the public: by the person's agreement, as long as the entry is the person's own.
  statement(`create view people.face with (security_invoker = true) as
    select county, id as person, photo from people.person where photo is not null and photo_public and state = 'known'`),
  statement('grant select on people.face to luzhi_app'),
])
