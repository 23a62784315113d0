import type { OpenTask } from '#platform/action/ports.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Day } from '#kernel/day.ts'
import { digest } from '#kernel/seal.ts'
import { opinions } from '#features/opinions/data/store.ts'
import { opinionColumns, type OpinionRecord } from '#features/opinions/data/tables.ts'
import type { Instance } from '#apps/instance.ts'
import { portsOf } from '#apps/ports.ts'
import { taskOf } from '#platform/action/consequences.ts'
import { columns } from '#platform/db/rows.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { verifySeals } from '#platform/seal/verify.ts'
import { benchKey } from '../../fixtures/load-county.ts'
import type { Known } from './clients.ts'

const drainLimit = 30_000

/** Waits until nothing waits for the worker. */
const waitForOutbox = async (session: Session): Promise<string[]> => {
  const limit = performance.now() + drainLimit
  for (;;) {
    const row = await session.one(sql<{ count: number }>`select count(*) from audit.outbox where county = ${benchKey}`)
    if (row?.count === 0) return []
    if (performance.now() > limit)
      return [`${row?.count} events still wait for the worker after ${drainLimit / 1000} s`]
    await sleep(100)
  }
}

const compareKnown = (rows: ReadonlyMap<string, OpinionRecord>, known: ReadonlyMap<string, Known>): string[] =>
  [...known.values()].flatMap((told) => {
    const row = rows.get(told.id)
    if (!row) return [`${told.id} was acknowledged and is not there`]
    const isSame =
      row.body === told.body &&
      row.township === told.township &&
      row.version === told.version &&
      row.state === told.state &&
      row.number === told.number
    return isSame
      ? []
      : [
          `${told.id} was acknowledged as ${told.state} ${told.version} ${told.number} and is ${row.state} ${row.version} ${row.number}`,
        ]
  })

interface Trail {
  readonly record: string
  readonly count: number
  readonly first: number
  readonly last: number
  readonly state: string
  readonly digest: Buffer
}

/** No row without its events, no event without its row, versions one after the other, the last seal that of the row. */
const compareTrails = (
  session: Session,
  rows: ReadonlyMap<string, OpinionRecord>,
  trails: readonly Trail[],
): string[] => {
  const trailOf = new Map(trails.map((trail) => [trail.record, trail]))
  const faults = trails
    .filter(({ record }) => !rows.has(record))
    .map(({ record }) => `events of ${record} without a row`)
  for (const row of rows.values()) {
    const trail = trailOf.get(row.id)
    if (!trail) faults.push(`${row.id} has no event`)
    else if (trail.first !== 1 || trail.count !== row.version || trail.last !== row.version)
      faults.push(`${row.id} is at version ${row.version} with ${trail.count} events up to ${trail.last}`)
    else if (trail.state !== row.state) faults.push(`${row.id} is ${row.state}, its last event says ${trail.state}`)
    else if (
      !trail.digest.equals(
        digest(row.salt, {
          ...opinions.content(row, session),
          id: row.id,
          state: row.state,
          version: row.version,
          number: row.number,
        }),
      )
    )
      faults.push(`${row.id} does not fit its seal`)
  }
  return faults
}

/** Numbers of a year run from 1 to the counter without gap or repeat. */
const compareNumbers = (
  rows: ReadonlyMap<string, OpinionRecord>,
  counters: readonly { year: number; value: number }[],
): string[] => {
  const given = [...rows.values()].flatMap(({ number }) => (number === null ? [] : [number]))
  const expected = counters.flatMap(({ year, value }) =>
    Array.from({ length: value }, (_, index) => `${year}-${String(index + 1).padStart(4, '0')}`),
  )
  const isWhole =
    given.length === expected.length &&
    new Set(given).size === given.length &&
    expected.every((number) => given.includes(number))
  return isWhole
    ? []
    : [`${given.length} numbers were given out, the counters stand at ${counters.map(({ value }) => value).join(', ')}`]
}

/** As its table keeps it, without what all of them share. */
type Task = Omit<OpenTask, 'kind' | 'openedOn'>

const taskText = ({ record, move, permission, organ, division, dueOn, number, title }: Task): string =>
  JSON.stringify([record, move, permission, organ, division, dueOn, number, title])

/** Open tasks are those that the rows owe, no more and no less. */
const compareTasks = (rows: ReadonlyMap<string, OpinionRecord>, open: readonly Task[]): string[] => {
  const owed = new Set([...rows.values()].flatMap((row) => taskOf(opinions, row, row.on as Day) ?? []).map(taskText))
  const have = open.map(taskText)
  const isSame = have.length === owed.size && have.every((text) => owed.has(text))
  return isSame
    ? []
    : [
        `${have.length} tasks are open, the rows owe ${owed.size}; ${have.filter((text) => !owed.has(text)).length} differ`,
      ]
}

/** The chain from its first batch to its head, and each record against what its last event sealed. The worker may be about to seal the last ones. */
const compareSeals = async (db: Instance['db']): Promise<string[]> => {
  const limit = performance.now() + drainLimit
  let verified = await verifySeals(db, benchKey, portsOf(db))
  while (verified.waiting > 0 && performance.now() < limit) {
    await sleep(500)
    verified = await verifySeals(db, benchKey, portsOf(db))
  }
  const { faults, waiting } = verified
  return [
    ...(waiting === 0 ? [] : [`${waiting} events are not sealed`]),
    ...faults.map((fault) => `sealed otherwise: ${JSON.stringify(fault)}`),
  ]
}

/** Everything that must hold after a fault, with every client at rest: each fault found is a sentence. */
export const untruths = async ({ db }: Pick<Instance, 'db'>, known: ReadonlyMap<string, Known>): Promise<string[]> => [
  ...(await compareRows(db, known)),
  ...(await compareSeals(db)),
]

const compareRows = (db: Instance['db'], known: ReadonlyMap<string, Known>): Promise<string[]> =>
  db.read(benchKey, async (session) => {
    const waiting = await waitForOutbox(session)
    const all = await session.all(
      sql<OpinionRecord>`select ${columns(opinionColumns, 'o')} from opinions.opinion o where o.county = ${benchKey}`,
    )
    const rows = new Map(all.map((row) => [row.id, row]))
    const trails = await session.all(sql<Trail>`
      select record, count(*), min(version) as first, max(version) as last, (array_agg(to_state order by version desc))[1] as state,
        (array_agg(digest order by version desc))[1] as digest
      from audit.event where county = ${benchKey} and kind = 'opinion' group by record`)
    const counters = await session.all(
      sql<{
        year: number
        value: number
      }>`select year, value from numbering.counter where county = ${benchKey} and series = 'opinion'`,
    )
    const open = await session.all(sql<Task>`
      select record, move, permission, organ, division, due_on, number, title from tasks.task where county = ${benchKey}`)
    const found = await session.one(
      sql<{ count: number }>`select count(*) from search.doc where county = ${benchKey} and kind = 'opinion'`,
    )
    const unfound = found?.count === rows.size ? [] : [`${rows.size} opinions, ${found?.count} can be searched`]
    return [
      ...waiting,
      ...compareKnown(rows, known),
      ...compareTrails(session, rows, trails),
      ...compareNumbers(rows, counters),
      ...compareTasks(rows, open),
      ...unfound,
    ]
  })
