import type { AlsoAct } from '#platform/action/action.ts'
import { action } from '#platform/action/action.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import { type Ground, groundOf } from '../data/ground.ts'
import { successions } from '../data/store.ts'
import type { SuccessionRecord } from '../data/tables.ts'
import { mayHandOver } from '../rules/rules.ts'
import { nothing } from '../spec/inputs.ts'

const ending = ({ leaving }: Ground, { post, ground, basis }: SuccessionRecord, lastDay: string): AlsoAct[] =>
  leaving?.isHeld ? [{ action: 'post.handOver', id: post, input: { ground, basis, lastDay } }] : []

const beginning = (row: SuccessionRecord, startsOn: string): AlsoAct => ({
  action: 'post.install',
  id: namedId('post of a successor', row.id),
  input: {
    person: row.person,
    organ: row.organ,
    role: row.role,
    startsOn,
    basis: row.basis,
    ...(row.postTitle && { title: row.postTitle }),
  },
})

const leavingLogin = ({ leaving }: Ground): AlsoAct[] =>
  leaving?.isHeld && leaving.account
    ? [{ action: leaving.staysFor ? 'account.leave' : 'account.retire', id: leaving.account, input: {} }]
    : []

/**
 * The post ends and begins again in one act: there is no instant without an administrator, and none with two. All sessions of whoever
 * leaves end with it. The successor is looked at again: much may have happened since he was named.
 */
export const confirm = action(successions, 'confirm', nothing, {
  load: async ({ session, id }) => {
    const row = await successions.lock(session, null, id)
    return row ? groundOf(session, row.post, row.person) : { leaving: undefined, successor: undefined }
  },
  decide: ({ row, found: { leaving, successor } }) => mayHandOver(leaving, successor, row.ground ?? 'vacant'),
  change: ({ on }) => ({ doneOn: on }),
  also: {
    actions: ['post.handOver', 'post.install', 'account.leave', 'account.retire'],
    isInTurn: true,
    acts: ({ row, found, on }) => [...ending(found, row, on), beginning(row, on), ...leavingLogin(found)],
  },
})
