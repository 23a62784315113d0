import { migration, statement } from '#platform/db/migrate.ts'

/**
 * `holder`: whose post it was entered as, which an index knows; `person` is whoever that entry was merged into, and to find posts by it
 * is to look at all of them.
 */
export const postHolder = migration('2026-11-24-people-post-holder', 'people', [
  statement(`create or replace view people.post_card with (security_invoker = true) as
    select post.county, post.id, coalesce(person.merged_into, post.person) as person, person.name, post.organ, organ.name as organ_name, organ.kind as organ_kind, post.role,
           coalesce(post.division, organ.division) as division, post.starts_on, least(post.ends_on, organ.ends_on) as ends_on,
           post.state, post.title, post.township, post.ground, post.person as holder
    from people.post post
    join people.person person on person.county = post.county and person.id = post.person
    join organs.name organ on organ.county = post.county and organ.id = post.organ`),
])
