import { unless, type Verdict } from '#kernel/verdict.ts'

/** Bodies elected for a term: 地方组织法 9, 47. */
const withTerms: readonly string[] = ['congress', 'standingCommittee', 'townshipCongress']

export const hasTerms = (kind: string): Verdict =>
  unless(withTerms.includes(kind), 'no-terms-here', { pointer: '/organ' })

interface Numbered {
  readonly id: string
  readonly nth: number
}

/** A congress bears each number of a term once, whatever the year. `own` is the term that is being corrected. */
export const isFree = (number: number, own: string | null, terms: readonly Numbered[]): Verdict =>
  unless(!terms.some(({ id, nth }) => nth === number && id !== own), 'term-number-taken', {
    pointer: '/number',
    params: { number },
  })

/** A term bears each number of a session once. */
export const isFreeInTerm = (number: number, own: string | null, sessions: readonly Numbered[]): Verdict =>
  unless(!sessions.some(({ id, nth }) => nth === number && id !== own), 'session-number-taken', {
    pointer: '/number',
    params: { number },
  })

interface Span {
  readonly startsOn: string
  readonly endsOn: string | null
}

/** A session lies within its term. The first one opens the term, so it may be planned on the term's first day. */
export const liesInTerm = (day: string, { startsOn, endsOn }: Span): Verdict =>
  unless(day >= startsOn && (endsOn === null || day <= endsOn), 'session-outside-term', {
    pointer: '/startsOn',
    params: { from: startsOn, to: endsOn ?? '' },
  })

/** One term of a congress is in office at a time. */
export const noneCurrent = (own: string, terms: readonly { readonly id: string; readonly state: string }[]): Verdict =>
  unless(!terms.some(({ id, state }) => state === 'current' && id !== own), 'another-term-current')
