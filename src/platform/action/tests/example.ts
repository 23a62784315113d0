import { z } from 'zod'
import { lifecycle } from '#kernel/lifecycle.ts'
import type { Grant, Viewer, ViewerPost } from '#kernel/viewer.ts'
import type { Keeper, LivingRow } from '../action.ts'

const input = z.strictObject({ reason: z.string().min(1) })

/** A matter that is asked, answered within its days and closed; the author may ask once more; papers come by the backfill door. */
export const life = lifecycle({
  kind: 'matter',
  parties: { author: 'matters.author', keeper: 'matters.keep', head: 'matters.sign', clerk: 'matters.backfill' },
  initial: 'asked',
  create: { event: 'asked', by: ['author'] },
  clocks: { answer: { days: { by: 'size', of: { small: 'smallDays', big: 'bigDays' } } } },
  states: {
    asked: { kind: 'waiting', owes: { party: 'keeper', move: 'take' }, due: { days: 'takeDays' } },
    taken: { kind: 'waiting', owes: { party: 'head', move: 'answer' }, due: { clock: 'answer' } },
    answered: { kind: 'waiting', owes: { party: 'author', move: 'close' }, due: { days: 'takeDays' } },
    resting: { kind: 'open' },
    closed: { kind: 'final' },
  },
  moves: {
    take: { event: 'taken', from: ['asked'], to: 'taken', by: ['keeper'], input, starts: 'answer', stamps: 'takenOn' },
    answer: { event: 'answered', from: ['taken'], to: 'answered', by: ['head', 'keeper'], input },
    back: { event: 'returned', from: ['answered'], to: 'taken', by: ['keeper'], input, clears: 'takenOn' },
    close: { event: 'closed', from: ['answered'], to: 'closed', by: ['author'], input },
    again: {
      event: 'askedAgain',
      from: ['answered'],
      to: 'asked',
      by: ['author'],
      input,
      guard: { refuse: 'already-asked', column: 'times', below: 1 },
    },
    lapse: {
      event: 'lapsed',
      from: ['answered'],
      to: 'closed',
      by: ['keeper'],
      input,
      guard: { refuse: 'days-not-over', pastDue: true },
    },
    rest: { event: 'rested', from: ['taken'], to: 'resting', by: ['keeper'], input },
    wake: { event: 'woken', from: ['resting'], to: 'taken', by: ['keeper'], input },
    enter: { event: 'entered', from: ['asked'], to: 'closed', by: ['clerk'], input, door: 'backfill' },
  },
})

export interface Matter extends LivingRow {
  readonly size: string
  readonly times: number
  readonly division: string
  readonly handler: string | null
  readonly answerDueOn: string | null
}

export const matter = (over: Partial<Matter> = {}): Matter => ({
  id: 'matter',
  state: 'asked',
  version: 1,
  number: null,
  title: '一件事',
  dueOn: null,
  salt: Buffer.alloc(16),
  settingsVersion: 0,
  size: 'small',
  times: 0,
  division: 'east',
  handler: null,
  answerDueOn: null,
  ...over,
})

const never = (): never => {
  throw new Error('rules read and write nothing')
}

/** Keeps matters as far as rules ask; whoever reads or writes fails. */
export const keeper = {
  life,
  room: 'matters',
  lock: never,
  insert: never,
  update: never,
  card: never,
  cardAfter: never,
  rowsAfter: never,
  target: (row) => ({ division: row.division, organs: row.handler ? [row.handler] : [] }),
  ownerOf: (row, party) => (party === 'keeper' ? `presidium ${row.division}` : row.handler),
  content: () => ({}),
  snapshot: () => ({}),
} as Keeper<Matter> as unknown as Keeper

export const postAt = (organ: string): ViewerPost => ({
  id: organ,
  organ,
  organName: organ,
  role: 'role',
  division: null,
  standsFor: null,
})

/** Somebody who holds posts, each with what it grants. */
export const person = (...held: readonly (readonly [organ: string, ...grants: Omit<Grant, 'post'>[]])[]): Viewer => ({
  county: 'test',
  login: 'login',
  person: null,
  name: '',
  posts: held.map(([organ]) => postAt(organ)),
  grants: held.flatMap(([, ...grants], post) => grants.map((grant) => ({ ...grant, post }))),
  receipt: null,
})

export const inCounty = (permission: string): Grant => ({ permission, scope: { kind: 'county' } })
export const inEast = (permission: string): Grant => ({ permission, scope: { kind: 'divisions', codes: ['east'] } })
export const forOrgan = (permission: string, id: string): Grant => ({
  permission,
  scope: { kind: 'organs', ids: [id] },
})

/** The holder of a receipt. */
export const holder = (receipt: string | null): Viewer => ({
  ...person(),
  login: null,
  grants: [inCounty('matters.author')],
  receipt,
})
