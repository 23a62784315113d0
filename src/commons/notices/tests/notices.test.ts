import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { expect, test } from 'vitest'
import { lifecycle } from '#kernel/lifecycle.ts'
import type { EventRow } from '#platform/audit/event.ts'
import type { KnownAs } from '#platform/outbox/record-kind.ts'
import { type Actor, cast, home, organOf, other } from '../../../../fixtures/cast.ts'
import { loginOf, personOf } from '../../../../fixtures/counties.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { townships } from '../../../../fixtures/divisions.ts'
import { tellAbout } from '../actions/tell-about.ts'
import { countUnread, markAsRead, noticesOf } from '../data/store.ts'

const { db } = await freshDatabase()
const input = z.object({})
const life = lifecycle({
  kind: 'opinion',
  parties: {
    author: 'opinions.author',
    receiver: 'opinions.receive',
    drafter: 'opinions.draft',
    head: 'opinions.sign',
  },
  initial: 'received',
  create: { event: 'submitted', by: ['author'], tells: ['receiver'] },
  clocks: {},
  states: { received: { kind: 'open' }, assigned: { kind: 'final' } },
  moves: {
    assign: {
      event: 'assigned',
      from: ['received'],
      to: 'assigned',
      by: ['receiver'],
      input,
      tells: ['author', 'drafter', 'deputies'],
    },
    draft: { event: 'drafted', from: ['received'], to: 'assigned', by: ['drafter'], input, tells: ['head'] },
    quiet: { event: 'quieted', from: ['received'], to: 'assigned', by: ['drafter'], input },
  },
})

const label: KnownAs = {
  record: randomUUID(),
  number: '2026-0001',
  title: '河东路灯',
  division: townships.east,
  organs: [organOf('agency:县交通运输局')],
}
const inVillage: KnownAs = { ...label, record: randomUUID(), organs: [organOf('village:999901101200')] }
const [tell] = tellAbout([life], async (_, __, records) =>
  [label, inVillage].filter(({ record }) => records.includes(record)),
)

const event = (name: string, part: Partial<EventRow> = {}): EventRow => ({
  county: home,
  id: randomUUID(),
  kind: 'opinion',
  record: label.record,
  version: 1,
  name: `opinion.${name}`,
  at: '2026-11-24T02:00:00.000Z',
  on: '2026-11-24',
  byLogin: null,
  byName: null,
  byOrgan: null,
  byPost: null,
  standsFor: null,
  fromState: null,
  toState: 'received',
  extra: {},
  backfill: false,
  ...part,
})

const run = (events: readonly EventRow[]) => db.write(home, async (session) => tell?.run(session, events))

/** Who of the cast was told of an event. */
const toldOf = async (id: string): Promise<string[]> => {
  const { sql } = await import('#platform/db/sql.ts')
  const rows = await db.read(home, (session) =>
    session.all(sql<{ person: string }>`select person from notices.notice where county = ${home} and event_id = ${id}`),
  )
  return Object.keys(cast)
    .filter((actor) => rows.some(({ person }) => person === personOf(actor)))
    .sort()
}

test('声明告知谁，就告知谁：按岗位权限和范围', async () => {
  const submitted = event('submitted')
  const assigned = event('assigned')
  const drafted = event('drafted', { record: inVillage.record })
  await run([submitted, assigned, drafted])
  expect(await toldOf(submitted.id)).toEqual(['eastChair', 'eastKeeper', 'office'])
  expect(await toldOf(assigned.id)).toEqual(['eastDeputy', 'roadDrafter', 'roadStandIn'])
  expect(await toldOf(drafted.id)).toEqual(['eastHead'])
})

test('这一步写明了是哪个单位的，告知那个单位，不管现在归谁', async () => {
  const water = organOf('agency:县水利局')
  const [assigned, drafted] = [
    event('assigned', { extra: { organ: water } }),
    event('drafted', { extra: { organ: water } }),
  ]
  await run([assigned, drafted])
  expect(await toldOf(assigned.id)).toEqual(['eastDeputy', 'waterDrafter'])
  expect(await toldOf(drafted.id)).toEqual(['waterHead'])
})

test('自己做的事不告知自己', async () => {
  const submitted = event('submitted', { byLogin: loginOf('eastKeeper') })
  await run([submitted])
  expect(await toldOf(submitted.id)).toEqual(['eastChair', 'office'])
})

test('补录的不告知任何人', async () => {
  const submitted = event('submitted', { backfill: true })
  await run([submitted])
  expect(await toldOf(submitted.id)).toEqual([])
})

test('an event that tells nobody is not listened to', () => {
  expect(tell?.on).toEqual(['opinion.submitted', 'opinion.assigned', 'opinion.drafted'])
})

test('running twice tells once; a person reads and marks only his own', async () => {
  const person = personOf('westChair' satisfies Actor)
  const western: KnownAs = { ...label, division: townships.west }
  const [tellWest] = tellAbout([life], async () => [western])
  const submitted = event('submitted', { at: '2026-11-24T03:00:00.000Z' })
  for (let twice = 0; twice < 2; twice++) await db.write(home, async (session) => tellWest?.run(session, [submitted]))
  const mine = await db.read(home, (session) => noticesOf(session, person, 50))
  expect(mine).toEqual([
    {
      id: expect.any(String),
      kind: 'opinion',
      record: label.record,
      event: 'opinion.submitted',
      number: '2026-0001',
      title: '河东路灯',
      at: '2026-11-24T03:00:00.000Z',
      readAt: null,
    },
  ])
  const id = mine[0]?.id ?? ''
  await db.write(home, (session) => markAsRead(session, personOf('office'), [id], '2026-11-24T04:00:00.000Z'))
  await db.write(other, (session) => markAsRead(session, person, [id], '2026-11-24T04:00:00.000Z'))
  expect(await db.read(home, (session) => countUnread(session, person))).toBe(1)
  await db.write(home, (session) => markAsRead(session, person, [id], '2026-11-24T04:00:00.000Z'))
  expect(await db.read(home, (session) => countUnread(session, person))).toBe(0)
})
