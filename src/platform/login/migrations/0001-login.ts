import { migration, statement, table } from '#platform/db/migrate.ts'

export const firstMigration = migration('2026-11-24-login-1', 'login', [
  table(
    'login.login',
    `county text not null,
     id uuid not null,
     name text not null check (name <> ''),
     person uuid,
     password_hash text,
     is_demo boolean not null,
     stamp int not null default 1,
     made_at timestamptz not null default now(),
     ends_at timestamptz,
     primary key (county, id),
     constraint login_name unique (county, name)`,
  ),
  statement('create index login_person on login.login (county, person)'),
  table(
    'login.token',
    `county text not null,
     token_hash bytea not null check (octet_length(token_hash) = 32),
     login uuid not null,
     kind text not null check (kind in ('cookie', 'api')),
     made_at timestamptz not null,
     used_at timestamptz not null,
     ends_at timestamptz not null,
     revoked_at timestamptz,
     primary key (county, token_hash)`,
    {
      foreignKeys: ['foreign key (county, login) references login.login (county, id)'],
      app: ['select', 'insert', 'update', 'delete'],
    },
  ),
  statement('create index token_login on login.token (county, login)'),
  statement('create index token_ends on login.token (county, ends_at)'),
])
