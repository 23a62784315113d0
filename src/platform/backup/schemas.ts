import type { Migration } from '#platform/db/migrate.ts'

/** PostgreSQL schemas that belong to the house; anything else in the database is left alone. */
export const schemasOf = (migrations: readonly Migration[]): string[] => [
  ...new Set(['platform', ...migrations.map(({ schema }) => schema)]),
]
