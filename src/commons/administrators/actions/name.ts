import { randomBytes } from 'node:crypto'
import { every, refuse } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { groundOf } from '../data/ground.ts'
import { successions, titleOf } from '../data/store.ts'
import type { SuccessionRecord } from '../data/tables.ts'
import { mayHandOver, mayName, needsConfirming } from '../rules/rules.ts'
import { named } from '../spec/inputs.ts'

/** A successor is named; where nobody need confirm, the post changes hands in the same act. */
export const name = creation(successions, named, {
  load: ({ session, input }) => groundOf(session, input.post, input.person),
  decide: ({ input, found: { leaving, successor }, viewer }) =>
    leaving
      ? every(mayName(viewer, leaving.role), mayHandOver(leaving, successor, input.ground))
      : refuse('unknown-administrator', { pointer: '/post' }),
  make: ({
    input,
    found: { leaving, successor },
    viewer,
    on,
  }): Omit<SuccessionRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => {
    if (!leaving || !successor) throw new Error('made what was refused')
    const fromName = leaving.isHeld ? leaving.name : null
    return {
      id: input.id,
      number: null,
      title: titleOf({ fromName, name: successor.name }),
      salt: randomBytes(16),
      post: input.post,
      role: leaving.role,
      organ: leaving.organ,
      postTitle: leaving.title,
      fromPerson: leaving.isHeld ? leaving.person : null,
      fromName,
      person: successor.id,
      name: successor.name,
      ground: leaving.isHeld && input.ground !== 'vacant' ? input.ground : null,
      basis: input.basis,
      reason: null,
      namedBy: viewer.person,
      namedByName: viewer.name,
      namedOn: on,
      doneOn: null,
    }
  },
  tell: ({ input: { ground, basis }, found: { leaving, successor } }) => ({
    role: leaving?.role,
    from: leaving?.isHeld ? leaving.name : undefined,
    to: successor?.name,
    ground,
    basis,
  }),
  also: {
    actions: ['succession.settle'],
    acts: ({ input: { id }, found: { leaving } }) =>
      leaving && needsConfirming(leaving.role) ? [] : [{ action: 'succession.settle', id, input: {} }],
  },
})
