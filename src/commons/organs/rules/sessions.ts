import type { z } from 'zod'
import { every, refuse, type Verdict } from '#kernel/verdict.ts'
import type { correctSession } from '../spec/inputs.ts'
import { sessionTitle } from '../spec/templates/session-names.ts'
import { endsAfterStart } from './days.ts'
import { isFreeInTerm, liesInTerm } from './terms.ts'

type Facts = z.output<typeof correctSession>

interface Term {
  readonly nth: number
  readonly organName: string
  readonly startsOn: string
  readonly endsOn: string | null
}

interface Around {
  readonly term: Term | undefined
  readonly numbers: readonly { readonly id: string; readonly nth: number }[]
}

/** A number that no other session of the term bears, and days within the term. */
export const mayBeSo = (own: string, { number, startsOn, endsOn }: Facts, { term, numbers }: Around): Verdict =>
  term
    ? every(isFreeInTerm(number, own, numbers), liesInTerm(startsOn, term), endsAfterStart(startsOn, endsOn))
    : refuse('term-unknown')

/** The columns of a session by what was entered; the title follows the numbers where none was given. */
export const sessionAs = (given: Facts, term: Pick<Term, 'nth' | 'organName'> | undefined) => ({
  nth: given.number,
  kind: given.kind,
  title: given.title?.trim() || sessionTitle(term?.organName ?? '', term?.nth ?? 0, given.number),
  place: given.place || null,
  startsOn: given.startsOn,
  endsOn: given.endsOn ?? null,
})
