import { migration, statement } from '#platform/db/migrate.ts'

/** Under which notice it was submitted (个人信息保护法 17), and whether a guardian did for somebody under fourteen (31). */
export const noticeKept = migration('2026-11-29-opinions-4', 'opinions', [
  statement(
    'alter table opinions.opinion add column notice text, add column by_guardian boolean not null default false',
  ),
])
