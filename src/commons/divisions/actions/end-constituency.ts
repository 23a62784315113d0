import { every, unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { constituencies } from '../data/constituencies.ts'
import { endConstituency as input } from '../spec/constituency-inputs.ts'

/** It was drawn anew, or its township is no more. Deputies elected in it stay its deputies until their mandate ends. */
export const endConstituency = action(constituencies, 'end', input, {
  decide: ({ row, input: { endsOn }, on }) =>
    every(
      unless(endsOn >= row.startsOn, 'ends-before-start', { pointer: '/endsOn', params: { day: row.startsOn } }),
      unless(endsOn <= on, 'day-in-future', { pointer: '/endsOn' }),
    ),
  change: ({ input: { endsOn, reason } }) => ({ endsOn, endReason: reason }),
})
