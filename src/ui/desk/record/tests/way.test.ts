import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { lifecycle } from '#kernel/lifecycle.ts'
import { everActs, laterMoves, wayOf } from '../way.ts'

const nothing = z.strictObject({})
const life = lifecycle({
  kind: 'thing',
  parties: { giver: 'things.give', taker: 'things.take' },
  initial: 'asked',
  create: { event: 'asked', by: ['giver'] },
  clocks: {},
  states: {
    asked: { kind: 'waiting', owes: { party: 'taker', move: 'accept' } },
    accepted: { kind: 'waiting', owes: { party: 'taker', move: 'work' } },
    worked: { kind: 'waiting', owes: { party: 'giver', move: 'check' } },
    done: { kind: 'final' },
    refused: { kind: 'final' },
  },
  moves: {
    accept: { event: 'accepted', from: ['asked'], to: 'accepted', by: ['taker'], input: nothing },
    work: { event: 'worked', from: ['accepted'], to: 'worked', by: ['taker'], input: nothing },
    skip: { event: 'skipped', from: ['accepted'], to: 'worked', by: ['taker'], input: nothing },
    check: { event: 'checked', from: ['worked'], to: 'done', by: ['giver'], input: nothing },
    refuse: { event: 'refused', from: ['asked'], to: 'refused', by: ['taker'], input: nothing },
  },
})

const shown = (state: string, events: readonly string[]): string =>
  wayOf(
    life,
    state,
    events.map((event) => `thing.${event}`),
  )
    .map(({ name, stage }) => `${name} ${stage}`)
    .join(', ')

describe('where a record stands', () => {
  test('follows the moves that are owed, from the first to the end', () => {
    expect(shown('accepted', ['asked', 'accepted'])).toBe('submit did, accept did, work now, check next, closed next')
  })

  test('leaves out what was passed over', () => {
    expect(shown('worked', ['asked', 'accepted', 'skipped'])).toBe('submit did, accept did, check now, closed next')
  })

  test('ends with its own end when it ended aside', () => {
    expect(shown('refused', ['asked', 'refused'])).toBe('submit did, refused did')
  })
})

describe('whose turn it is', () => {
  test('what a permission brings later, and after which move', () => {
    expect(laterMoves(life, 'asked', ['things.take'])).toEqual([{ move: 'work', after: 'accept' }])
    expect(laterMoves(life, 'asked', ['things.give'])).toEqual([{ move: 'check', after: 'work' }])
  })

  test('nothing comes later of what is owed now, after the end, or without the permission', () => {
    expect(laterMoves(life, 'worked', ['things.give'])).toEqual([])
    expect(laterMoves(life, 'done', ['things.give', 'things.take'])).toEqual([])
    expect(laterMoves(life, 'asked', ['things.read'])).toEqual([])
  })

  test('who only looks on never acts', () => {
    expect([everActs(life, ['things.take']), everActs(life, ['things.read'])]).toEqual([true, false])
  })
})
