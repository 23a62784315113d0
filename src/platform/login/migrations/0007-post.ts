import { migration, statement, table } from '#platform/db/migrate.ts'

/**
 * `token.post`: the one post that a session acts by, chosen by its holder; null: all of his own. `follower`: whose log-ins are to be read
 * anew when the posts of another change, because they may act in them.
 */
export const chosenPost = migration('2026-11-28-login-7', 'login', [
  statement('alter table login.token add column post uuid'),
  table(
    'login.follower',
    'county text not null, follows uuid not null, person uuid not null, primary key (county, follows, person)',
    {
      app: ['select', 'insert'],
    },
  ),
])
