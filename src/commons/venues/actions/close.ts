import { every, unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { venues } from '../data/venues.ts'
import { close as input } from '../spec/inputs.ts'

/** What was said there stays where it is; the public no longer finds the venue. */
export const close = action(venues, 'close', input, {
  decide: ({ row, input: { endsOn }, on }) =>
    every(
      unless(endsOn >= row.startsOn, 'closes-before-it-opens', { pointer: '/endsOn', params: { day: row.startsOn } }),
      unless(endsOn <= on, 'closes-ahead', { pointer: '/endsOn' }),
    ),
  change: ({ input: { endsOn, reason } }) => ({ endsOn, closeReason: reason }),
  tell: ({ input: { endsOn, reason } }) => ({ endsOn, reason }),
})
