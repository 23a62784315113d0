import { action } from '#platform/action/action.ts'
import { codeHash, codeOf } from '#platform/login/handed-code.ts'
import { handedOut } from '#platform/login/limits.ts'
import { accounts } from '../data/account-keeper.ts'
import { accountLife } from '../spec/account-lifecycle.ts'

/**
 * A one-time code for a person: he resets the password himself, proved by his second factor, or (where that is lost too) both. It comes
 * from the version that this act makes, so that the route can tell it and an act asked again tells the same. ASVS 6.4.6: whoever hands
 * it out neither sets nor sees a password.
 */
export const handOut = action(accounts, 'handOut', accountLife.moves.handOut.input, {
  load: async ({ session: { keys, county } }) => ({ keys, county }),
  change: ({ row, input, found, at }) => ({
    codeHash: codeHash(found.keys, found.county, codeOf(found, row.id, row.version + 1)),
    codeKind: input.lost === 'both' ? 'enrol' : 'password',
    codeEndsAt: new Date(Date.parse(at) + handedOut.enrolFor).toISOString(),
  }),
  tell: ({ input: { lost } }) => ({ lost }),
})
