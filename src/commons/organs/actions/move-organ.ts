import { every, unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { organs } from '../data/keepers.ts'
import { lineOf, organById } from '../data/lookups.ts'
import { mayHangOn } from '../rules/places.ts'
import { moveOrgan as input } from '../spec/inputs.ts'

/** Hangs an organ, with all below it, on another one. */
export const moveOrgan = action(organs, 'move', input, {
  load: async ({ session, input: { parent } }) => ({
    parent: await organById(session, parent, 'hold'),
    line: await lineOf(session, parent),
  }),
  decide: ({ row, input: { parent }, found }) =>
    every(
      unless(!found.line.includes(row.id), 'parent-below', { pointer: '/parent' }),
      mayHangOn(row, parent !== undefined, found.parent),
    ),
  change: ({ input: { parent } }) => ({ parent: parent ?? null }),
  tell: ({ input: { reason }, found: { parent } }) => ({ reason, parent: parent?.name ?? '' }),
})
