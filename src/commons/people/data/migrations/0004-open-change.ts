import { migration, statement } from '#platform/db/migrate.ts'

/** Changes of own data that somebody has asked for and nobody has decided, for rooms that say what stays open. */
export const openChangeView = migration('2026-11-24-people-open-change', 'people', [
  statement(`create view people.open_change with (security_invoker = true) as
    select county, id, person from people.change where state = 'proposed'`),
  statement('grant select on people.open_change to luzhi_app'),
])
