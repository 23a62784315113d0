import { migration, statement } from '#platform/db/migrate.ts'

/**
 * The name beside each of its characters: who bears a frequent one (a family name, of thousands) is then read in the order of names,
 * as far as a page goes, instead of all of them being looked up and sorted.
 */
export const gramName = migration('2026-11-28-people-gram-name', 'people', [
  statement('alter table people.name_gram add column name text'),
  statement(
    `update people.name_gram g set name = p.name from people.person p where p.county = g.county and p.id = g.person`,
  ),
  statement('alter table people.name_gram alter column name set not null'),
  statement('alter table people.name_gram drop constraint name_gram_pkey'),
  statement('alter table people.name_gram add primary key (county, gram, name, person)'),
])
