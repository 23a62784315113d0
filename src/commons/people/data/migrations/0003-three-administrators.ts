import { migration, statement } from '#platform/db/migrate.ts'

/** 三员分立 (GB/T 22239 8.1.4): nobody holds two of the three administrators' posts, by whatever door they are given. */
export const threeAdministrators = migration('2026-11-24-people-administrators', 'people', [
  statement(`create unique index rule_three_administrators on people.post (county, person)
    where role in ('systemAdmin', 'securityAdmin', 'auditAdmin') and ends_on is null`),
])
