import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

/** Who somebody is, from the first entry. Nobody is deleted: the dead and the doubly entered stay, marked. */
export const personLife = lifecycle({
  kind: 'person',
  parties: { keeper: 'people.keep', looker: 'people.contacts', self: 'people.self', second: 'people.keep' },
  initial: 'known',
  create: { event: 'entered', by: ['keeper'] },
  clocks: {},
  states: {
    known: { kind: 'open' },
    deceased: { kind: 'final' },
    merged: { kind: 'final' },
    erased: { kind: 'final' },
  },
  moves: {
    correct: { event: 'corrected', from: ['known'], to: 'known', by: ['keeper'], input: input.correct },
    reveal: { event: 'revealed', from: ['known'], by: ['looker'], input: input.reveal, isLook: true },
    setPhoto: {
      event: 'photoSet',
      from: ['known'],
      to: 'known',
      by: ['keeper', 'self'],
      input: input.setPhoto,
      law: '个人信息保护法 13、14',
    },
    removePhoto: {
      event: 'photoRemoved',
      from: ['known'],
      to: 'known',
      by: ['keeper', 'self'],
      input: input.nothing,
      guard: { filled: 'photo', refuse: 'no-photo' },
      law: '个人信息保护法 15、47',
    },
    recordDeath: {
      event: 'died',
      from: ['known'],
      to: 'deceased',
      by: ['keeper'],
      input: input.recordDeath,
      law: '代表法 62',
    },
    merge: { event: 'merged', from: ['known'], to: 'merged', by: ['keeper'], input: input.merge },
    takeBack: { event: 'takenBack', from: ['deceased', 'merged'], to: 'known', by: ['keeper'], input: input.reason },
    askErasure: {
      event: 'erasureAsked',
      from: ['known', 'deceased'],
      by: ['keeper'],
      input: input.reason,
      tells: ['second'],
      signs: 'erasureAskedBy',
      law: '个人信息保护法 47、50',
    },
    dropErasure: {
      event: 'erasureDropped',
      from: ['known', 'deceased'],
      by: ['keeper'],
      input: input.reason,
      clears: 'erasureAskedBy',
      guard: { filled: 'erasureAskedBy', refuse: 'erasure-not-asked' },
    },
    /** By another than who asked (ASVS 2.3.5). */
    erase: {
      event: 'erased',
      from: ['known', 'deceased'],
      to: 'erased',
      by: ['second'],
      input: input.nothing,
      law: '个人信息保护法 47',
      guard: { filled: 'erasureAskedBy', refuse: 'erasure-not-asked' },
    },
    eraseWith: { event: 'erasedWith', from: ['merged'], by: ['keeper'], input: input.nothing, door: 'consequence' },
  },
})

export type PersonState = keyof typeof personLife.states
export type PersonMove = keyof typeof personLife.moves
export const personStates = Object.keys(personLife.states) as [PersonState, ...PersonState[]]
