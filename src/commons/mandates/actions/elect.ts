import { randomBytes } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { every, unless } from '#kernel/verdict.ts'
import { creation } from '#platform/action/action.ts'
import { groundOf } from '../data/lookups.ts'
import { mandates } from '../data/store.ts'
import type { MandateRecord } from '../data/tables.ts'
import { isElectedBy } from '../rules/poll.ts'
import { mayKeep, notAhead } from '../rules/rules.ts'
import { electedBefore } from '../spec/inputs.ts'
import { pollOf } from '../spec/poll.ts'

/** The result of an election (选举法 45) or, where it fills a seat that another left, of a by-election (选举法 57). */
export const elect = creation(mandates, electedBefore, {
  load: ({ session, input }) => groundOf(session, input),
  decide: ({ input, found, viewer, on }) =>
    every(
      mayKeep(viewer, input.level, found.congressTownship),
      unless(found.name !== null, 'unknown-person', { pointer: '/person' }),
      unless(
        input.level === 'county' || input.level === 'township'
          ? found.congressName !== null
          : Boolean(input.congressName),
        'unknown-congress',
        { pointer: '/congress' },
      ),
      unless(!input.constituency || found.constituencyName !== null, 'unknown-constituency', {
        pointer: '/constituency',
      }),
      unless(found.delegation, 'unknown-delegation', { pointer: '/delegation' }),
      unless(!found.twice, 'mandate-twice'),
      unless(found.vacant, 'seat-not-vacant', { pointer: '/fills' }),
      notAhead(input.electedOn, on, '/electedOn'),
      isElectedBy(input),
    ),
  make: ({ input, found }): Omit<MandateRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => ({
    id: input.id,
    number: null,
    salt: randomBytes(16),
    title: found.name ?? '',
    name: found.name ?? '',
    person: input.person,
    level: input.level,
    congress: found.congressName === null ? null : (input.congress ?? null),
    congressName: found.congressName ?? input.congressName ?? '',
    term: input.term,
    constituency: input.constituency ?? null,
    constituencyName: found.constituencyName ?? input.constituencyName ?? null,
    delegation: input.delegation ?? null,
    township: found.congressTownship ?? found.constituencyTownship,
    fills: input.fills ?? null,
    electedOn: input.electedOn as Day,
    poll: pollOf(input),
    startsOn: null,
    endsOn: null,
    ground: null,
    basis: input.basis || null,
    absences: [],
    missed: 0,
    announcement: null,
  }),
  tell: ({ input, found }) => ({
    electedOn: input.electedOn,
    term: input.term,
    basis: input.basis,
    at: found.constituencyName,
    poll: pollOf(input),
  }),
})
