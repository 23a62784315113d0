import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-divisions-1', 'divisions', [
  table(
    'divisions.division',
    `county text not null,
     code text not null,
     level text not null check (level in ('county', 'township', 'village')),
     kind text not null,
     parent text check ((parent is null) = (level = 'county')),
     name text not null,
     short_name text not null,
     ordinal int not null,
     primary key (county, code)`,
    { foreignKeys: ['foreign key (county, parent) references divisions.division (county, code)'] },
  ),
  statement('create index division_parent on divisions.division (county, parent, ordinal)'),
  // security_invoker: else the view would read as the owner, past the row security of the table
  statement(`create view divisions.name with (security_invoker = true) as
    select county, code, level, kind, parent, name, short_name,
           case level when 'village' then parent when 'township' then code end as township
    from divisions.division`),
  statement('grant select on divisions.name to luzhi_app'),
])
