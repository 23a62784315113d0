import { lifecycle } from '#kernel/lifecycle.ts'
import * as input from './inputs.ts'

const everywhere = [
  'received',
  'accepted',
  'assigned',
  'handling',
  'drafted',
  'answered',
  'released',
  'closed',
  'declined',
  'merged',
] as const

const contacts = ['authorName', 'authorPhone'] as const
/** What is the author's own and can be taken back. */
const own = [...contacts, 'files'] as const

/**
 * 群众意见 (domain.md §7). Deputies hear and follow but are never the handler: 代表法 31, deputies do not deal with
 * matters directly. Every number of days is a county setting; no statewide number was found.
 */
export const opinionLife = lifecycle({
  kind: 'opinion',
  parties: {
    author: 'opinions.author',
    enterer: 'opinions.enter',
    receiver: 'opinions.receive',
    drafter: 'opinions.draft',
    head: 'opinions.sign',
    office: 'opinions.release',
    clerk: 'opinions.backfill',
    /** One of the office, where another one asked for it (ASVS 2.3.5). */
    second: 'opinions.release',
    /** The house itself, when their time is over. */
    retention: 'opinions.retain',
  },
  initial: 'received',
  create: { event: 'submitted', by: ['author', 'enterer', 'clerk'], tells: ['receiver'] },
  clocks: {
    answer: {
      days: {
        by: 'handlerKind',
        of: { agency: 'agencyAnswerDays', township: 'townshipAnswerDays', village: 'townshipAnswerDays' },
      },
    },
  },
  states: {
    received: { kind: 'waiting', owes: { party: 'receiver', move: 'accept' }, due: { days: 'firstResponseDays' } },
    accepted: { kind: 'waiting', owes: { party: 'receiver', move: 'assign' }, due: { days: 'assignDays' } },
    assigned: { kind: 'waiting', owes: { party: 'drafter', move: 'acknowledge' }, due: { days: 'acknowledgeDays' } },
    handling: { kind: 'waiting', owes: { party: 'drafter', move: 'draft' }, due: { clock: 'answer' } },
    drafted: { kind: 'waiting', owes: { party: 'head', move: 'sign' }, due: { clock: 'answer' } },
    answered: { kind: 'waiting', owes: { party: 'office', move: 'release' }, due: { days: 'releaseDays' } },
    released: { kind: 'waiting', owes: { party: 'author', move: 'rate' }, due: { days: 'ratingDays' } },
    closed: { kind: 'final' },
    declined: { kind: 'final' },
    merged: { kind: 'final' },
  },
  moves: {
    accept: {
      event: 'accepted',
      from: ['received'],
      to: 'accepted',
      by: ['receiver'],
      input: input.accept,
      numbers: 'opinion',
      tells: ['author', 'deputies'],
    },
    answerHere: {
      event: 'answeredHere',
      from: ['accepted'],
      to: 'released',
      by: ['receiver'],
      input: input.answerHere,
      tells: ['author', 'deputies'],
    },
    assign: {
      event: 'assigned',
      from: ['accepted'],
      to: 'assigned',
      by: ['receiver'],
      input: input.assign,
      starts: 'answer',
      tells: ['author', 'drafter', 'deputies'],
    },
    decline: {
      event: 'declined',
      from: ['received', 'accepted'],
      to: 'declined',
      by: ['receiver'],
      input: input.decline,
      tells: ['author'],
    },
    merge: {
      event: 'merged',
      from: ['received', 'accepted'],
      to: 'merged',
      by: ['receiver'],
      input: input.merge,
      tells: ['author'],
    },
    acknowledge: { event: 'acknowledged', from: ['assigned'], to: 'handling', by: ['drafter'], input: input.nothing },
    handBack: {
      event: 'handedBack',
      from: ['assigned', 'handling'],
      to: 'accepted',
      by: ['drafter'],
      input: input.reason,
      tells: ['receiver'],
    },
    draft: {
      event: 'drafted',
      from: ['handling'],
      to: 'drafted',
      by: ['drafter'],
      input: input.draft,
      tells: ['head'],
    },
    sign: { event: 'signed', from: ['drafted'], to: 'answered', by: ['head'], input: input.nothing, tells: ['office'] },
    sendBack: {
      event: 'sentBack',
      from: ['drafted'],
      to: 'handling',
      by: ['head'],
      input: input.reason,
      tells: ['drafter'],
    },
    returnAnswer: {
      event: 'answerReturned',
      clears: 'answeredOn',
      from: ['answered'],
      to: 'handling',
      by: ['office'],
      input: input.reason,
      tells: ['drafter', 'head'],
    },
    release: {
      event: 'released',
      stamps: 'releasedOn',
      from: ['answered'],
      to: 'released',
      by: ['office'],
      input: input.nothing,
      tells: ['author', 'deputies'],
    },
    rate: {
      event: 'rated',
      from: ['released'],
      to: 'closed',
      by: ['author'],
      input: input.rate,
      tells: ['office', 'head'],
    },
    notSolved: {
      event: 'contested',
      from: ['released'],
      to: 'accepted',
      by: ['author'],
      input: input.notSolved,
      tells: ['receiver', 'office'],
      guard: { refuse: 'already-contested', column: 'contested', below: 1 },
    },
    lapse: {
      event: 'lapsed',
      stamps: 'closedOn',
      from: ['released'],
      to: 'closed',
      by: ['office'],
      input: input.nothing,
      guard: { refuse: 'rating-days-not-over', pastDue: true },
    },
    recall: {
      event: 'recalled',
      from: ['assigned', 'handling'],
      to: 'accepted',
      by: ['office'],
      input: input.reason,
      tells: ['drafter', 'receiver'],
    },
    reopen: {
      event: 'reopened',
      from: ['closed', 'declined', 'merged'],
      to: 'received',
      by: ['office'],
      input: input.reason,
      tells: ['author', 'receiver'],
    },
    recordAnswer: {
      event: 'answerRecorded',
      from: ['assigned'],
      to: 'closed',
      by: ['clerk'],
      input: input.recordAnswer,
      door: 'backfill',
    },
    reveal: {
      event: 'contactsRevealed',
      from: everywhere,
      by: ['receiver', 'office'],
      input: input.reveal,
      isLook: true,
      law: '个人信息保护法 6、51',
      guard: { refuse: 'no-contacts', filled: contacts },
    },
    eraseContacts: {
      event: 'contactsErased',
      from: everywhere,
      by: ['author', 'second', 'retention'],
      input: input.phoneEnd,
      law: '个人信息保护法 47',
      guard: { refuse: 'no-contacts', filled: own },
    },
    askErasure: {
      event: 'erasureAsked',
      from: everywhere,
      by: ['receiver', 'office'],
      input: input.reason,
      tells: ['office'],
      signs: 'erasureAskedBy',
      law: '个人信息保护法 50',
      guard: { refuse: 'no-contacts', filled: own },
    },
    dropErasure: {
      event: 'erasureDropped',
      from: everywhere,
      by: ['office'],
      input: input.reason,
      clears: 'erasureAskedBy',
      guard: { refuse: 'erasure-not-asked', filled: 'erasureAskedBy' },
    },
  },
})

export type OpinionState = keyof typeof opinionLife.states
export type OpinionMove = keyof typeof opinionLife.moves
export type OpinionParty = keyof typeof opinionLife.parties

export const opinionStates = Object.keys(opinionLife.states) as [OpinionState, ...OpinionState[]]
