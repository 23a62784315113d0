import { uuidv7 } from 'uuidv7'
import { successionLife } from '#commons/administrators/spec/lifecycle.ts'
import { accountLife } from '#commons/access/spec/account-lifecycle.ts'
import { countyExportLife } from '#commons/exports/spec/lifecycle.ts'
import { handoverLife, type HandoverState } from '#commons/handover/spec/lifecycle.ts'
import { importLife } from '#commons/imports/spec/lifecycle.ts'
import { substitutionLife } from '#commons/substitutions/spec/lifecycle.ts'
import { venueLife } from '#commons/venues/spec/lifecycle.ts'
import { cardLife } from '#features/deputies/spec/lifecycle.ts'
import { addPosts } from '#commons/people/data/store.ts'
import { toDay } from '#kernel/day.ts'
import type { Lifecycle } from '#kernel/lifecycle.ts'
import { sql } from '#platform/db/sql.ts'
import type { Ask, ExampleApp } from '../../fixtures/app.ts'
import { type Actor, cast, home, organOf } from '../../fixtures/cast.ts'
import { townships } from '../../fixtures/divisions.ts'
import { loginOf, personOf } from '../../fixtures/counties.ts'
import { mint } from '../../fixtures/mint.ts'
import { type Living, peopleOf } from '../../fixtures/people.ts'
import { accountIn, exportAsked, importLoaded, successionNamed } from './matrix-doors.ts'
import { mandatesOf, planInputs, plansOf } from './matrix-mandates.ts'
import { acting } from './matrix-opinions.ts'
import { inCookie } from './matrix-people.ts'

/** A lifecycle as it is swept. Who stands in which party's place is written by hand from the law, the rest is the declaration's. */
export interface Life {
  readonly life: Lifecycle
  readonly base: string
  /** States that a record can be left in; the others pass within a request. */
  readonly states: readonly string[]
  readonly make: (state: string) => Promise<Living>
  readonly input: (verb: string) => unknown
  readonly parties: Readonly<Record<string, readonly Actor[]>>
  /** Hold the right, but not where this record lies: to them it does not exist. */
  readonly elsewhere: readonly Actor[]
  /** Allowed, and then refused for what is put in: nothing in this county fits it. */
  readonly refused?: Readonly<Record<string, number>>
}

/** Somebody of the cast in a browser, logged in just now. */
export const browserOf = async (app: ExampleApp, actor: Actor): Promise<Ask> => {
  const known = { person: '', login: loginOf(actor), posts: [], token: '', ask: app.as(actor) }
  return (await inCookie(app, known, cast[actor].county)).ask
}

/** 地方组织法 18: a township's chair keeps what is the township's; the office everything of the county. */
const eastern = { parties: { keeper: ['office', 'eastChair'] }, elsewhere: ['westChair', 'neighbourOffice'] } as const
const reason = '登记有误'

type Make = (state: string) => Promise<Living>

/** The same as one of them does it. */
const done = async (
  app: ExampleApp,
  actor: Actor,
  base: string,
  one: Living,
  verb: string,
  input: unknown,
): Promise<Living> => {
  const ask = await browserOf(app, actor)
  const { status, body, text } = await ask(`${base}/${one.id}/actions/${verb}`, { body: acting(one.version, input) })
  if (status !== 200) throw new Error(`${verb} answered ${status}: ${text}`)
  return { id: one.id, version: Number(body.version) }
}

/** 地方组织法 18: a chair's office ends with the term, and the next congress elects anew; here it elects the same one. */
const electedAgain = (app: ExampleApp): Promise<void> =>
  app.db.write(home, async (session) => {
    const person = personOf('eastChair')
    const held = await session.all(
      sql`select id from people.post where county = ${home} and person = ${person} and state = 'held'`,
    )
    const organ = organOf(`presidium:${townships.east}`)
    const post = { id: uuidv7(), person, organ, role: 'townshipChair', division: null, startsOn: toDay('2022-01-01') }
    if (held.length === 0) await addPosts(session, [post])
  })

const plansIn = (app: ExampleApp): Make => {
  const plans = plansOf(app)
  return async (state) => {
    const plan = await plans.make('township', state as HandoverState)
    await electedAgain(app)
    return plan
  }
}

const cardsIn = (app: ExampleApp): Make => {
  const mandates = mandatesOf(app)
  const { must } = peopleOf(app)
  return async (state) => {
    const one = { id: uuidv7(), version: 1 }
    const mandate = (await mandates.make('township', 'inForce')).id
    await must(app.as('office')('/api/v1/deputy-cards', { body: { id: one.id, mandate } }))
    return state === 'issued' ? one : done(app, 'office', '/api/v1/deputy-cards', one, 'revoke', { ground: 'lost' })
  }
}

const waysOn: Readonly<Record<string, readonly [Actor, string, unknown]>> = {
  done: ['admin', 'confirm', {}],
  refused: ['admin', 'refuse', { reason }],
  withdrawn: ['security', 'withdraw', { reason }],
}
const successionsIn =
  (app: ExampleApp): Make =>
  async (state) => {
    const one = await successionNamed(app, await browserOf(app, 'security'))
    const way = waysOn[state]
    return way ? done(app, way[0], '/api/v1/successions', one, way[1], way[2]) : one
  }

const exportsIn =
  (app: ExampleApp): Make =>
  async (state) => {
    const base = '/api/v1/county-exports'
    const one = await exportAsked(app)
    if (state === 'asked') return one
    return state === 'released'
      ? done(app, 'security', base, one, 'release', {})
      : done(app, 'security', base, one, 'refuse', { reason })
  }

const substitutionsIn =
  (app: ExampleApp): Make =>
  async (state) => {
    const township = townships.east
    const holder = await mint(app, [{ role: 'stationKeeper', organ: `presidium:${township}` }], { township })
    const west = { role: 'deputy', organ: 'congress', division: townships.west } as const
    const substitute = await mint(app, [west], { township })
    const one = { id: uuidv7(), version: 1 }
    const span = { startsOn: '2026-11-01', endsOn: '2026-12-31', reason: '外出培训' }
    const appointed = { id: one.id, post: holder.posts[0], person: substitute.person, ...span }
    await peopleOf(app).must(app.as('office')('/api/v1/substitutions', { body: appointed }))
    return state === 'appointed' ? one : done(app, 'office', '/api/v1/substitutions', one, 'end', { reason })
  }

const venueInputs = {
  setFace: { reception: '周一至周五' },
  close: { endsOn: '2026-11-01', reason },
  reopen: { reason },
}
const venuesIn =
  (app: ExampleApp): Make =>
  async (state) => {
    const one = { id: uuidv7(), version: 1 }
    const opened = {
      id: one.id,
      kind: 'point',
      name: `扫一遍的联络点${one.id}`,
      township: townships.east,
      startsOn: '2026-01-01',
    }
    await peopleOf(app).must(app.as('office')('/api/v1/venues', { body: opened }))
    return state === 'open' ? one : done(app, 'office', '/api/v1/venues', one, 'close', venueInputs.close)
  }

const mapping = { headerRow: 1, columns: { name: 0, nation: 1 }, fillsMerged: false }
const importsIn =
  (app: ExampleApp): Make =>
  async (state) => {
    const base = '/api/v1/imports'
    const one = await importLoaded(app)
    if (state === 'loaded') return one
    if (state === 'abandoned') return done(app, 'office', base, one, 'abandon', {})
    const checked = await done(app, 'office', base, one, 'map', mapping)
    return state === 'checked' ? checked : done(app, 'office', base, checked, 'start', {})
  }

let phones = 13_900_000_000
const accountInput = (verb: string): unknown =>
  ({ handOut: { lost: 'both' }, setPhone: { phone: String(++phones) }, setSubject: { subject: '4116' } })[verb] ?? {
    reason,
  }
const states = (life: Lifecycle): string[] => Object.keys(life.states)

/** What a township's chair keeps for the own township and the office for all. */
const keptInTownships = (app: ExampleApp): readonly Life[] => [
  {
    life: cardLife,
    base: '/api/v1/deputy-cards',
    states: states(cardLife),
    make: cardsIn(app),
    input: () => ({ ground: 'lost' }),
    ...eastern,
  },
  {
    life: substitutionLife,
    base: '/api/v1/substitutions',
    states: states(substitutionLife),
    make: substitutionsIn(app),
    input: () => ({ reason }),
    ...eastern,
  },
  {
    life: handoverLife,
    base: '/api/v1/handovers',
    states: states(handoverLife),
    make: plansIn(app),
    input: (verb) => (planInputs as Readonly<Record<string, unknown>>)[verb],
    ...eastern,
  },
  {
    // Public knowledge in its county: whoever may not keep it is told so. A station's keeper keeps what its township has.
    life: venueLife,
    base: '/api/v1/venues',
    states: states(venueLife),
    make: venuesIn(app),
    input: (verb) => (venueInputs as Readonly<Record<string, unknown>>)[verb],
    parties: { keeper: ['office', 'eastChair', 'eastKeeper'] },
    elsewhere: ['neighbourOffice', 'neighbourKeeper'],
  },
]

const keptByFew = (app: ExampleApp): readonly Life[] => [
  {
    // GB/T 22239 8.1.5.1, 8.1.5.3: identities are the system administrator's, sessions the security administrator's.
    life: accountLife,
    base: '/api/v1/accounts',
    states: states(accountLife),
    make: (state) => accountIn(app, state),
    input: accountInput,
    parties: { keeper: ['admin'], guard: ['security'] },
    elsewhere: [],
    // The county has no identity service.
    refused: { setSubject: 409 },
  },
  {
    // GB/T 22239 8.1.7.3: who named does not confirm, and who confirms has not named.
    life: successionLife,
    base: '/api/v1/successions',
    states: states(successionLife),
    make: successionsIn(app),
    input: (verb) => (verb === 'confirm' ? {} : { reason }),
    parties: { security: ['security'], system: ['admin'] },
    elsewhere: [],
  },
  {
    // ASVS 2.3.5: one asks, another releases; it is taken at the machine, where no door leads.
    life: countyExportLife,
    base: '/api/v1/county-exports',
    states: ['asked', 'released', 'refused'],
    make: exportsIn(app),
    input: (verb) => (verb === 'release' ? {} : { reason }),
    parties: { system: ['admin'], security: ['security'] },
    elsewhere: [],
  },
  {
    life: importLife,
    base: '/api/v1/imports',
    states: ['loaded', 'checked', 'finished', 'abandoned'],
    make: importsIn(app),
    input: (verb) => (verb === 'map' ? mapping : verb === 'decide' ? { rows: [{ row: 2, is: 'skip' }] } : {}),
    parties: { keeper: ['office'] },
    elsewhere: ['eastChair', 'westChair', 'neighbourOffice'],
    // No row of the list waits for a decision.
    refused: { decide: 422 },
  },
]

export const livesOf = (app: ExampleApp): readonly Life[] => [...keptByFew(app), ...keptInTownships(app)]
