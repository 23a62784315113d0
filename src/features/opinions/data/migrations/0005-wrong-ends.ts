import { migration, table } from '#platform/db/migrate.ts'

/** Wrong ends of a phone that were tried at a matter, since a day without any: kept past a restart, and the same for every process. */
export const wrongEnds = migration('2026-11-29-opinions-5', 'opinions', [
  table(
    'opinions.wrong_end',
    'county text not null, opinion uuid not null, tries int not null, last_at timestamptz not null, primary key (county, opinion)',
    { foreignKeys: ['foreign key (county, opinion) references opinions.opinion (county, id)'] },
  ),
])
