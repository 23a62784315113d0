import { migration, statement } from '#platform/db/migrate.ts'

/** Log-ins made by the bulk door start under the settings that a county has before it changes any: version 0. */
export const settingsVersion = migration('2026-11-24-login-3', 'login', [
  statement('alter table login.login alter column settings_version set default 0'),
  statement('update login.login set settings_version = 0'),
])
