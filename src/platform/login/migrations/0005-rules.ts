import { migration, statement } from '#platform/db/migrate.ts'

/** What two requests at once would both be allowed: refused by the name of the rule (platform/db/errors.ts). */
export const loginRules = migration('2026-11-24-login-5', 'login', [
  statement('alter table login.login rename constraint login_name to rule_login_taken'),
  statement('alter index login.login_subject rename to rule_login_taken_3'),
  statement('alter index login.login_phone rename to rule_login_taken_2'),
  statement(
    `create unique index rule_has_login on login.login (county, person) where person is not null and state = 'inForce'`,
  ),
])
