import { randomBytes } from 'node:crypto'
import { every, unless } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { sql } from '#platform/db/sql.ts'
import { phoneHash } from '#platform/login/login.ts'
import { accounts } from '../data/account-keeper.ts'
import { isOneAdministrator } from '../rules/administrators.ts'
import { newAccount } from '../spec/account-lifecycle.ts'

interface Ground {
  readonly person: boolean
  readonly hasLogin: boolean
  readonly isTaken: boolean
  readonly roles: string[] | null
}

/** A log-in of a person who has none, without a password: he chooses it with the code that is handed out next. */
export const makeAccount = creation(accounts, newAccount, {
  load: async ({ session, input }) => {
    const hash = input.phone === undefined ? null : phoneHash(session, input.phone)
    const ground = await session.one(sql<Ground>`
      select exists (select from people.card where county = ${session.county} and id = ${input.person}) as person,
        exists (select from login.login where county = ${session.county} and person = ${input.person} and state = 'inForce') as has_login,
        exists (select from login.login where county = ${session.county} and (name = ${input.login} or phone_hash = ${hash}::bytea)) as is_taken,
        (select array_agg(role) from people.post_card where county = ${session.county} and person = ${input.person} and ends_on is null) as roles`)
    return { ground, hash }
  },
  decide: ({ found: { ground } }) =>
    every(
      unless(ground?.person === true, 'unknown-person', { pointer: '/person' }),
      unless(ground?.hasLogin === false, 'has-login', { pointer: '/person' }),
      unless(ground?.isTaken === false, 'login-taken', { pointer: '/login' }),
      isOneAdministrator(ground?.roles ?? []),
    ),
  make: ({ input, found }) => ({
    id: input.id,
    number: null,
    title: input.login,
    salt: randomBytes(32),
    name: input.login,
    person: input.person,
    isDemo: false,
    stamp: 1,
    epoch: 1,
    deviceEpoch: 1,
    mustChange: false,
    endsAt: null,
    phoneHash: found.hash,
    oidcSubject: null,
    codeHash: null,
    codeKind: null,
    codeEndsAt: null,
  }),
  tell: ({ input: { login, person } }) => ({ login, person }),
})
