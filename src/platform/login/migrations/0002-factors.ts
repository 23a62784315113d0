import { migration, statement, table } from '#platform/db/migrate.ts'

const randomSalt = 'uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())'

/** What a log-in needs beside a password: second factors, recovery codes, bound phones, log-ins under way, and sessions that can be told apart. */
export const factors = migration('2026-11-24-login-2', 'login', [
  statement(`alter table login.login
    add column phone_hash bytea,
    add column oidc_subject text,
    add column password_at timestamptz,
    add column must_change boolean not null default false,
    add column epoch int not null default 1,
    add column device_epoch int not null default 1,
    add column code_hash bytea,
    add column code_kind text check (code_kind in ('enrol', 'password')),
    add column code_ends_at timestamptz,
    add column bind_hash bytea,
    add column bind_ends_at timestamptz,
    add column state text not null default 'inForce',
    add column version int not null default 1,
    add column settings_version int not null default 1,
    add column salt bytea not null default ${randomSalt}`),
  statement('create unique index login_phone on login.login (county, phone_hash) where phone_hash is not null'),
  statement('create unique index login_subject on login.login (county, oidc_subject) where oidc_subject is not null'),
  statement('create index login_bind on login.login (county, bind_hash) where bind_hash is not null'),
  statement(`alter table login.token
    add column id uuid not null default gen_random_uuid(),
    add column epoch int not null default 1,
    add column fresh_at timestamptz,
    add column source text,
    add column agent text,
    add column label text,
    add column scope text[],
    add column device uuid,
    add column way text`),
  statement('create unique index token_id on login.token (county, id)'),
  table(
    'login.factor',
    `county text not null, id uuid not null, login uuid not null, kind text not null check (kind in ('totp', 'passkey')),
     label text not null, secret text, last_step bigint, credential text, public_key bytea, counter bigint, transports text[],
     made_at timestamptz not null, used_at timestamptz, primary key (county, id)`,
    {
      foreignKeys: ['foreign key (county, login) references login.login (county, id)'],
      app: ['select', 'insert', 'update', 'delete'],
    },
  ),
  statement('create index factor_login on login.factor (county, login)'),
  statement('create unique index factor_credential on login.factor (county, credential) where credential is not null'),
  table(
    'login.recovery',
    'county text not null, login uuid not null, code_hash bytea not null, made_at timestamptz not null, primary key (county, login, code_hash)',
    {
      foreignKeys: ['foreign key (county, login) references login.login (county, id)'],
      app: ['select', 'insert', 'delete'],
    },
  ),
  table(
    'login.attempt',
    `county text not null, ticket_hash bytea not null, login uuid, step text not null, tries int not null default 0,
     ends_at timestamptz not null, data jsonb not null, primary key (county, ticket_hash)`,
    {
      foreignKeys: ['foreign key (county, login) references login.login (county, id)'],
      app: ['select', 'insert', 'update', 'delete'],
    },
  ),
  statement('create index attempt_ends on login.attempt (county, ends_at)'),
  table(
    'login.device',
    `county text not null, id uuid not null, login uuid not null, epoch int not null, public_key text not null, pin_hash text not null,
     tries int not null default 0, agent text, made_at timestamptz not null, used_at timestamptz, ended_at timestamptz, primary key (county, id)`,
    { foreignKeys: ['foreign key (county, login) references login.login (county, id)'] },
  ),
  statement('create index device_login on login.device (county, login)'),
])
