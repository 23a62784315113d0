import { type Action, action } from '#platform/action/action.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { phoneHash } from '#platform/login/login.ts'
import { readProvider, subjectHash } from '#platform/login/provider.ts'
import { handOut } from '../actions/hand-out.ts'
import { accounts } from '../data/account-keeper.ts'
import { accountLife, type AccountMove } from '../spec/account-lifecycle.ts'

const { moves } = accountLife

const endSessions = action(accounts, 'endSessions', moves.endSessions.input, {
  change: ({ row }) => ({ epoch: row.epoch + 1, stamp: row.stamp + 1 }),
})

const end = action(accounts, 'end', moves.end.input, {
  change: ({ row, at }) => ({
    endsAt: at,
    epoch: row.epoch + 1,
    deviceEpoch: row.deviceEpoch + 1,
    stamp: row.stamp + 1,
    codeHash: null,
    codeKind: null,
    codeEndsAt: null,
  }),
})

/** One action for every move. `epoch` ends all sessions, `stamp` whatever is under way; a code handed out dies with the log-in. */
export const accountActions = {
  handOut,
  setPhone: action(accounts, 'setPhone', moves.setPhone.input, {
    load: async ({ session, input }) => phoneHash(session, input.phone),
    change: ({ found }) => ({ phoneHash: found }),
    tell: () => ({}),
  }),
  /** Who he is at the province's identity service; empty: linked no longer. Never found by a name. */
  setSubject: action(accounts, 'setSubject', moves.setSubject.input, {
    load: async ({ session, input }) => {
      const provider = await readProvider(session)
      if (!provider) throw new Problem(refuse('no-provider'))
      return input.subject === '' ? null : subjectHash(session, provider, input.subject)
    },
    change: ({ found }) => ({ oidcSubject: found }),
    tell: () => ({}),
  }),
  endSessions,
  leave: { ...endSessions, move: 'leave' },
  demandPassword: action(accounts, 'demandPassword', moves.demandPassword.input, {
    change: ({ row }) => ({ mustChange: true, epoch: row.epoch + 1, stamp: row.stamp + 1 }),
  }),
  end,
  retire: { ...end, move: 'retire' },
  restore: action(accounts, 'restore', moves.restore.input, { change: () => ({ endsAt: null }) }),
} as const satisfies Record<AccountMove, Action>
