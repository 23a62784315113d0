import type { Handover } from '../spec/contract.ts'
import type { Facts, PlaceFact, Planned, PostFact, Step, TermKnown } from '../spec/facts.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { lastDayBefore } from './rules.ts'

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
const ownPosts = ({ posts, old }: Facts): PostFact[] => {
  const leaving = new Set(old.map(({ person }) => person))
  return posts.filter(({ person }) => !leaving.has(person))
}

const endings = (plan: Planned, facts: Facts): Step[] => {
  const { officesUntil } = plan
  const lastDay = lastDayBefore(plan.startsOn)
  const basis = plan.basis ? { basis: plan.basis } : {}
  return [
    ...facts.old.map(({ id, startsOn }) => ({
      action: 'mandate.end',
      id,
      input: {
        ground: 'termOver',
        endsOn: later(lastDay, startsOn ?? lastDay),
        ...(officesUntil && { officesUntil }),
        ...basis,
      },
    })),
    ...ownPosts(facts).map(({ id, startsOn }) => ({
      action: 'post.end',
      id,
      input: { ground: 'termOver', lastDay: later(officesUntil ?? lastDay, startsOn), ...basis },
    })),
  ]
}

/** The term in office ends, and the next one begins; planned before, or made here. */
const turn = (
  plan: Planned,
  organ: string,
  terms: readonly TermKnown[],
  days: { readonly lastDay: string; readonly startsOn: string },
): Step[] => {
  const current = terms.find(({ state }) => state === 'current')
  const planned = terms.find(({ number, state }) => number === plan.nth && state === 'planned')
  const id = planned?.id ?? plan.idOf('term', organ)
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

const turns = (plan: Planned, { terms, committee }: Facts): Step[] => {
  const { startsOn, officesUntil } = plan
  const lastDay = lastDayBefore(startsOn)
  const hasFollowed = committee?.terms.some(({ number, state }) => number >= plan.nth && state !== 'planned')
  return [
    ...turn(plan, plan.congress, terms, { lastDay, startsOn }),
    // The facts committee acts until the new congress has elected another (地方组织法 49).
    ...(committee && committee.terms.length > 0 && !hasFollowed
      ? turn(plan, committee.id, committee.terms, {
          lastDay: officesUntil ?? lastDay,
          startsOn: officesUntil ?? startsOn,
        })
      : []),
  ]
}

const correction = (place: PlaceFact, wanted: Handover['roll'][number], reason: string): Step => ({
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
export const redrawn = (plan: Planned, { places }: Pick<Facts, 'places'>): Step[] => {
  if (plan.roll.length === 0) return []
  const wanted = new Map(plan.roll.map((place) => [place.constituency, place]))
  // Kept with the constituency, in the county's language.
  const reason = zh['reason.redrawn'].replace('{n}', String(plan.nth))
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

const beginnings = (plan: Planned, facts: Facts): Step[] => {
  const posts = new Map(facts.posts.map((post) => [post.id, post]))
  const startsOn = plan.officesUntil ? later(plan.officesUntil, plan.startsOn) : plan.startsOn
  return [
    ...facts.next
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
          id: plan.idOf('post', post),
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
export const actsOf = (plan: Planned, facts: Facts): Step[] => [
  ...endings(plan, facts),
  ...turns(plan, facts),
  ...redrawn(plan, facts),
  ...beginnings(plan, facts),
]

/** What is counted of it once it is done. */
export const sumOf = (plan: Planned, facts: Facts): NonNullable<Handover['summary']> => ({
  ended: facts.old.length,
  posts: facts.posts.length,
  begun: facts.next.filter(({ state }) => state === 'qualified').length,
  given: plan.successors.length,
})
