import { randomBytes } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import { every, refuse, unless } from '#kernel/verdict.ts'
import { reaches } from '#kernel/viewer.ts'
import { creation } from '#platform/action/action.ts'
import { groundOf } from '../data/ground.ts'
import { plans } from '../data/store.ts'
import type { PlanRecord } from '../data/tables.ts'
import { isNext } from '../rules/rules.ts'
import { drafted } from '../spec/inputs.ts'

/** A new term of a congress is prepared: its roll begins as the constituencies stand now. */
export const draft = creation(plans, drafted, {
  load: ({ session, input: { congress } }) => groundOf(session, congress),
  decide: ({ input: { number, startsOn }, found, viewer }) => {
    const { congress, terms } = found
    if (!congress) return refuse('no-such-congress', { pointer: '/congress' })
    return every(
      unless(reaches(viewer, 'mandates.keep', { division: congress.division, organs: [] }), 'not-allowed'),
      isNext(number, startsOn, terms),
    )
  },
  make: ({
    input,
    found: { congress, terms, roll },
  }): Omit<PlanRecord, 'state' | 'version' | 'dueOn' | 'settingsVersion'> => {
    const current = terms.find(({ state }) => state === 'current')
    return {
      id: input.id,
      number: null,
      title: congress?.name ?? '',
      salt: randomBytes(16),
      congress: input.congress,
      congressName: congress?.name ?? '',
      level: congress?.kind === 'townshipCongress' ? 'township' : 'county',
      township: congress?.division ?? null,
      oldTerm: current?.id ?? null,
      oldNth: current?.number ?? null,
      oldStartsOn: (current?.startsOn ?? null) as Day | null,
      nth: input.number,
      startsOn: input.startsOn as Day,
      officesUntil: (input.officesUntil ?? null) as Day | null,
      basis: input.basis || null,
      roll,
      successors: [],
      summary: null,
      doneOn: null,
    }
  },
  tell: ({ input: { number, startsOn, officesUntil, basis } }) => ({ number, startsOn, officesUntil, basis }),
})
