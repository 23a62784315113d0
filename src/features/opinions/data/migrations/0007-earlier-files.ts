import { migration, statement } from '#platform/db/migrate.ts'

/** What went with earlier drafts and answers and not with this one, in the same way: it stays the record's, named and sealed. */
export const earlierFiles = migration('2026-11-29-opinions-7', 'opinions', [
  statement('alter table opinions.opinion add column earlier_files text[]'),
])
