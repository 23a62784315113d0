import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { home, other } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import type { EventRow } from '#platform/audit/event.ts'
import { appendEvent } from '#platform/audit/store.ts'
import { sql } from '#platform/db/sql.ts'
import { together } from '#platform/db/together.ts'
import { inOrder } from '../queue.ts'
import { type Reaction, reaction } from '../reaction.ts'
import { drain, startOutbox } from '../worker.ts'

const { db, owner } = await freshDatabase()
const now = new Date('2026-11-24T02:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeAll(async () => {
  const { default: pg } = await import('pg')
  const client = new pg.Client(owner)
  await client.connect()
  await client.query(
    `create table public.done (county text not null, event uuid not null, name text not null, version int not null, n bigint generated always as identity)`,
  )
  await client.query('grant select, insert, delete on public.done to luzhi_app')
  await client.end()
})
beforeEach(async () => {
  for (const county of [home, other])
    await db.write(county, async (session) => {
      session.send(sql`delete from audit.outbox where county = ${county}`)
      session.send(sql`delete from public.done where county = ${county}`)
    })
})

const happen = async (record: string, versions: readonly number[], { kind = 'lamp', county = home } = {}) => {
  for (const version of versions)
    await db.write(county, async (session) =>
      session.send(
        together(
          appendEvent(county, {
            id: randomUUID(),
            kind,
            record,
            version,
            name: `${kind}.lit`,
            at: now.toISOString(),
            on: '2026-11-24',
            byLogin: null,
            byName: null,
            byOrgan: null,
            byPost: null,
            standsFor: null,
            fromState: null,
            toState: 'on',
            extra: {},
            after: {},
            backfill: false,
            request: Buffer.alloc(1),
            digest: Buffer.alloc(1),
          }),
        ),
      ),
    )
}

const note = (events: readonly EventRow[]) => (session: Parameters<Reaction['run']>[0]) => {
  for (const { id, name, version } of events)
    session.send(
      sql`insert into public.done (county, event, name, version) values (${session.county}, ${id}, ${name}, ${version})`,
    )
}
const noting = reaction({ name: 'noting', on: ['lamp.*'], run: async (session, events) => note(events)(session) })
const failingOn = (isBad: (event: EventRow) => boolean): Reaction =>
  reaction({
    name: 'failing',
    on: ['lamp.lit'],
    async run(session, events) {
      note(events)(session)
      if (events.some(isBad)) throw new Error('李四 13800001234 is the secret')
    },
  })

const done = () =>
  db.read(home, (session) =>
    session.all(
      sql<{ event: string; version: number }>`select event, version from public.done where county = ${home} order by n`,
    ),
  )
const queued = () =>
  db.read(home, (session) =>
    session.all(
      sql<{
        attempts: number
        failure: string | null
        nextAt: string
      }>`select attempts, failure, next_at from audit.outbox where county = ${home}`,
    ),
  )

test('every event is handled once, in the order of its record', async () => {
  const record = randomUUID()
  await happen(record, [1, 2, 3])
  await happen(randomUUID(), [1])
  expect(await drain(db, home, [noting], { now })).toBe(4)
  expect(await drain(db, home, [noting], { now })).toBe(0)
  expect((await done()).map(({ version }) => version).slice(0, 3)).toEqual([1, 2, 3])
  expect(await queued()).toEqual([])
})

test('events that nobody listens to are taken off too; other counties wait for their own turn', async () => {
  await happen(randomUUID(), [1], { kind: 'other' })
  await happen(randomUUID(), [1], { county: other })
  expect(await drain(db, home, [noting], { now })).toBe(1)
  expect(await done()).toEqual([])
  expect(await drain(db, other, [noting], { now })).toBe(1)
})

test('a failure holds up its own record only, leaves nothing half-done, tells no personal data, and is tried again later', async () => {
  const bad = randomUUID()
  await happen(bad, [1, 2])
  await happen(randomUUID(), [1])
  await happen(randomUUID(), [1])
  const failing = failingOn(({ record }) => record === bad)
  expect(await drain(db, home, [failing], { now })).toBe(2)
  expect(await done()).toHaveLength(2)
  const rows = await queued()
  expect(rows.map(({ attempts }) => attempts).toSorted((a, b) => a - b)).toEqual([0, 1])
  expect(rows.find(({ attempts }) => attempts === 1)).toMatchObject({
    failure: 'failing: Error',
    nextAt: later(2).toISOString(),
  })

  expect(await drain(db, home, [noting], { now: later(1) })).toBe(0)
  expect(await drain(db, home, [failing], { now: later(2) })).toBe(0)
  expect((await queued()).find(({ attempts }) => attempts === 2)).toMatchObject({ nextAt: later(6).toISOString() })
  expect(await drain(db, home, [noting], { now: later(6) })).toBe(2)
  expect((await done()).map(({ version }) => version).slice(2)).toEqual([1, 2])
})

test('a record with more stuck events than a batch holds does not stop the others', async () => {
  const bad = randomUUID()
  await happen(
    bad,
    Array.from({ length: 110 }, (_, index) => index + 1),
  )
  await happen(randomUUID(), [1])
  expect(await drain(db, home, [failingOn(({ record }) => record === bad)], { now })).toBe(1)
  expect(await queued()).toHaveLength(110)
  expect(await drain(db, home, [noting], { now: later(60) })).toBe(110)
})

test('two drains at once handle each event once', async () => {
  for (let each = 0; each < 30; each++) await happen(randomUUID(), [1, 2])
  const counts = await Promise.all([1, 2, 3].map(() => drain(db, home, [noting], { now })))
  expect(counts.reduce((a, b) => a + b)).toBe(60)
  expect(new Set((await done()).map(({ event }) => event)).size).toBe(60)
})

test('an event whose earlier one is not in the batch waits for it', () => {
  const event = (record: string, version: number, ahead: number) => ({ record, version, ahead, kind: 'lamp' }) as never
  expect(
    inOrder([event('a', 3, 1), event('b', 5, 1), event('a', 2, 0), event('c', 4, 2), event('c', 2, 0)]),
  ).toMatchObject([
    { record: 'a', version: 2 },
    { record: 'a', version: 3 },
    { record: 'c', version: 2 },
  ])
})

test('the worker handles what it is woken for and what others wrote, and stops', async () => {
  const warnings: object[] = []
  const outbox = startOutbox({
    db,
    counties: async () => [home, other],
    reactions: [noting],
    log: { warn: (details) => warnings.push(details) },
  })
  const until = async (count: number) => {
    for (let tries = 0; tries < 100 && (await done()).length < count; tries++) await wait(50)
    expect(await done()).toHaveLength(count)
  }
  await happen(randomUUID(), [1])
  outbox.wake()
  await until(1)
  await happen(randomUUID(), [1]) // no wake: the poll finds it
  await until(2)
  await outbox.stop()
  await happen(randomUUID(), [1])
  outbox.wake()
  await wait(300)
  expect(await queued()).toHaveLength(1)
  expect(warnings).toEqual([])
})
