import { migration, statement } from '#platform/db/migrate.ts'

/** What goes with the answer, each as `id:sha256`, so that its events seal what the files are. */
export const answerFiles = migration('2026-11-28-opinions-6', 'opinions', [
  statement('alter table opinions.opinion add column answer_files text[]'),
])
