import { migration, statement } from '#platform/db/migrate.ts'

/** Who asked that what is personal of somebody be erased: it takes a second person (ASVS 2.3.5). */
export const personErasure = migration('2026-11-29-people-erasure', 'people', [
  statement('alter table people.person add column erasure_asked_by uuid'),
])
