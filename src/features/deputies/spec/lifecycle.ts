import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/**
 * A printed deputy's card 代表证, from its issue until it is called back. Whether its holder is in office is the mandate's to say; the card
 * says which piece of paper counts.
 */
export const cardLife = lifecycle({
  kind: 'deputyCard',
  parties: { keeper: 'mandates.keep' },
  initial: 'issued',
  create: { event: 'issued', by: ['keeper'] },
  clocks: {},
  states: {
    issued: { kind: 'open' },
    revoked: { kind: 'final' },
  },
  moves: {
    reissue: { event: 'reissued', from: ['issued'], to: 'revoked', by: ['keeper'], input: input.reissue },
    revoke: { event: 'revoked', from: ['issued'], to: 'revoked', by: ['keeper'], input: input.revoke },
  },
})

export type CardState = keyof typeof cardLife.states
export type CardMove = keyof typeof cardLife.moves
export const cardStates = Object.keys(cardLife.states) as [CardState, ...CardState[]]
