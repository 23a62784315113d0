import { namedId } from '#platform/crypto/named-id.ts'
import type { AlsoAct } from '#platform/action/action.ts'
import type { PlanRecord } from '../data/tables.ts'
import { lastDayBefore } from '../rules/rules.ts'
import type { Handover } from '../spec/contract.ts'
import type { PlaceFact, PostFact, TermKnown } from '../spec/facts.ts'
import type { Standing } from './standing.ts'

/** Names of the acts that one hand-over is made of, in the order in which they are done. */
export const completing = [
  'mandate.end',
  'post.end',
  'term.end',
  'term.create',
  'term.begin',
  'constituency.correct',
  'constituency.end',
  'mandate.takeUp',
  'post.create',
] as const

const later = (a: string, b: string): string => (a > b ? a : b)

/** Those whose mandate ends lose by that what rests on it; what others hold in the same bodies ends here. */
const ownPosts = ({ posts, old }: Standing): PostFact[] => {
  const leaving = new Set(old.map(({ person }) => person))
  return posts.filter(({ person }) => !leaving.has(person))
}

const endings = (plan: PlanRecord, standing: Standing): AlsoAct[] => {
  const { officesUntil } = plan
  const lastDay = lastDayBefore(plan.startsOn)
  const basis = plan.basis ? { basis: plan.basis } : {}
  return [
    ...standing.old.map(({ id, startsOn }) => ({
      action: 'mandate.end',
      id,
      input: {
        ground: 'termOver',
        endsOn: later(lastDay, startsOn ?? lastDay),
        ...(officesUntil && { officesUntil }),
        ...basis,
      },
    })),
    ...ownPosts(standing).map(({ id, startsOn }) => ({
      action: 'post.end',
      id,
      input: { ground: 'termOver', lastDay: later(officesUntil ?? lastDay, startsOn), ...basis },
    })),
  ]
}

/** The term in office ends, and the next one begins; planned before, or made here. */
const turn = (
  plan: PlanRecord,
  organ: string,
  terms: readonly TermKnown[],
  days: { readonly lastDay: string; readonly startsOn: string },
): AlsoAct[] => {
  const current = terms.find(({ state }) => state === 'current')
  const planned = terms.find(({ number, state }) => number === plan.nth && state === 'planned')
  const id = planned?.id ?? namedId('term of a hand-over', plan.id, organ)
  const { startsOn } = days
  return [
    ...(current
      ? [{ action: 'term.end', id: current.id, input: { endsOn: later(days.lastDay, current.startsOn) } }]
      : []),
    ...(planned
      ? []
      : [
          {
            action: 'term.create',
            id,
            input: { organ, number: plan.nth, startsOn, ...(plan.basis && { basis: plan.basis }) },
          },
        ]),
    { action: 'term.begin', id, input: { startsOn } },
  ]
}

const turns = (plan: PlanRecord, { terms, committee }: Standing): AlsoAct[] => {
  const { startsOn, officesUntil } = plan
  const lastDay = lastDayBefore(startsOn)
  const hasFollowed = committee?.terms.some(({ number, state }) => number >= plan.nth && state !== 'planned')
  return [
    ...turn(plan, plan.congress, terms, { lastDay, startsOn }),
    // The standing committee acts until the new congress has elected another (地方组织法 49).
    ...(committee && committee.terms.length > 0 && !hasFollowed
      ? turn(plan, committee.id, committee.terms, {
          lastDay: officesUntil ?? lastDay,
          startsOn: officesUntil ?? startsOn,
        })
      : []),
  ]
}

const correction = (place: PlaceFact, wanted: Handover['roll'][number], reason: string): AlsoAct => ({
  action: 'constituency.correct',
  id: place.constituency,
  input: {
    number: place.number,
    name: place.name,
    seats: wanted.seats,
    population: wanted.population,
    villages: place.villages,
    startsOn: place.startsOn,
    reason,
  },
})

/** Constituencies as the roll has them: with other seats, or no more. An empty roll says nothing of them. */
export const redrawn = (plan: PlanRecord, { places }: Pick<Standing, 'places'>): AlsoAct[] => {
  if (plan.roll.length === 0) return []
  const wanted = new Map(plan.roll.map((place) => [place.constituency, place]))
  const reason = `第${plan.nth}届换届`
  return places.flatMap((place) => {
    const next = wanted.get(place.constituency)
    if (!next)
      return [
        {
          action: 'constituency.end',
          id: place.constituency,
          input: { endsOn: later(lastDayBefore(plan.startsOn), place.startsOn), reason },
        },
      ]
    return next.seats === place.seats && next.population === place.population ? [] : [correction(place, next, reason)]
  })
}

const beginnings = (plan: PlanRecord, standing: Standing): AlsoAct[] => {
  const posts = new Map(standing.posts.map((post) => [post.id, post]))
  const startsOn = plan.officesUntil ? later(plan.officesUntil, plan.startsOn) : plan.startsOn
  return [
    ...standing.next
      .filter(({ state }) => state === 'qualified')
      .map(({ id }) => ({ action: 'mandate.takeUp', id, input: { startsOn: plan.startsOn } })),
    ...plan.successors.flatMap(({ post, person }) => {
      const held = posts.get(post)
      if (!held) return []
      const { organ, role, title, division } = held
      const township = division && division.length === 9 && role === 'deputy' ? { division } : {}
      return [
        {
          action: 'post.create',
          id: namedId('post of a hand-over', plan.id, post),
          input: {
            person,
            organ,
            role,
            startsOn,
            ...township,
            ...(title && { title }),
            ...(plan.basis && { basis: plan.basis }),
          },
        },
      ]
    }),
  ]
}

/** All acts of one hand-over. */
export const actsOf = (plan: PlanRecord, standing: Standing): AlsoAct[] => [
  ...endings(plan, standing),
  ...turns(plan, standing),
  ...redrawn(plan, standing),
  ...beginnings(plan, standing),
]

/** What is counted of it once it is done. */
export const sumOf = (plan: PlanRecord, standing: Standing): NonNullable<Handover['summary']> => ({
  ended: standing.old.length,
  posts: standing.posts.length,
  begun: standing.next.filter(({ state }) => state === 'qualified').length,
  given: plan.successors.length,
})
