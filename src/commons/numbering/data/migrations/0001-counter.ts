import { migration, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-numbering-1', 'numbering', [
  table(
    'numbering.counter',
    `county text not null,
     series text not null,
     year int not null,
     value int not null check (value > 0),
     primary key (county, series, year)`,
  ),
])
