import { migration, statement } from '#platform/db/migrate.ts'

/** A township's chair brings in lists of his own congress: such an import is the township's, and the county's office sees it too. */
export const importsOfTownships = migration('2026-11-28-imports-3', 'imports', [
  statement('alter table imports.import add column division text'),
])
