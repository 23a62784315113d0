import { migration, statement } from '#platform/db/migrate.ts'

/** Who asked for a citizen that the contacts be erased: it takes a second person (ASVS 2.3.5). */
export const erasureAsked = migration('2026-11-28-opinions-2', 'opinions', [
  statement('alter table opinions.opinion add column erasure_asked_by uuid'),
])
