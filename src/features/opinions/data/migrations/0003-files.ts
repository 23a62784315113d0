import { migration, statement } from '#platform/db/migrate.ts'

/** What hangs on a matter, each as `id:sha256`, so that its events seal what the files are. */
export const opinionFiles = migration('2026-11-28-opinions-3', 'opinions', [
  statement('alter table opinions.opinion add column files text[]'),
])
