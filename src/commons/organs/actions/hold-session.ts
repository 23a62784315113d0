import { every, refuse } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { congressSessions } from '../data/keepers.ts'
import { termAround } from '../data/lookups.ts'
import { mayEndOn } from '../rules/days.ts'
import { liesInTerm } from '../rules/terms.ts'
import { holdSession as input } from '../spec/inputs.ts'

/** It was held, on these days. */
export const holdSession = action(congressSessions, 'hold', input, {
  load: ({ session, id }) => termAround(session, id),
  decide: ({ input: { startsOn, endsOn }, found: { term }, on }) =>
    term ? every(liesInTerm(startsOn, term), mayEndOn(startsOn, endsOn, on)) : refuse('term-unknown'),
  change: ({ input: given }) => given,
})
