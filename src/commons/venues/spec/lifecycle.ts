import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/** A venue is open until it is closed; what the public reads of it is corrected meanwhile by whoever keeps it. */
export const venueLife = lifecycle({
  kind: 'venue',
  parties: { keeper: 'venues.keep' },
  initial: 'open',
  create: { event: 'opened', by: ['keeper'] },
  clocks: {},
  states: { open: { kind: 'open' }, closed: { kind: 'final' } },
  moves: {
    setFace: { event: 'faceSet', from: ['open'], to: 'open', by: ['keeper'], input: input.setFace },
    close: { event: 'closed', from: ['open'], to: 'closed', by: ['keeper'], input: input.close },
    reopen: { event: 'reopened', from: ['closed'], to: 'open', by: ['keeper'], input: input.reason },
  },
})

export type VenueState = keyof typeof venueLife.states
export type VenueMove = keyof typeof venueLife.moves
export const venueStates = Object.keys(venueLife.states) as [VenueState, ...VenueState[]]
