import { migration, table } from '#platform/db/migrate.ts'

/** A province's identity service that a county's log-ins may come by (OpenID Connect). Written by the operator, its secret sealed. */
export const provider = migration('2026-11-24-login-6', 'login', [
  table(
    'login.provider',
    `county text not null, issuer text not null, client text not null, secret text not null, claim text not null, name text not null,
     trusts_second boolean not null, made_at timestamptz not null, primary key (county)`,
    { app: ['select', 'insert', 'update', 'delete'] },
  ),
])
