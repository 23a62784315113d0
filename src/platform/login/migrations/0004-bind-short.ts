import { migration, statement } from '#platform/db/migrate.ts'

/** Beside the QR code that binds a phone: the same code in figures, for a phone that cannot scan. */
export const bindShort = migration('2026-11-24-login-4', 'login', [
  statement('alter table login.login add column bind_short_hash bytea'),
  statement('create index login_bind_short on login.login (county, bind_short_hash) where bind_short_hash is not null'),
])
