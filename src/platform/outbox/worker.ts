import { Problem } from '#kernel/problem.ts'
import type { EventRow } from '#platform/audit/event.ts'
import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { claim, claimOne, hasDue, putBack, takeOff } from './queue.ts'
import { listensTo, type Reaction } from './reaction.ts'

/** Events handled in one transaction. */
const batchSize = 500

/** Names the reaction and a code; its text may be kept and logged. */
class ReactionFailed extends Error {}

const react = async (session: Session, reactions: readonly Reaction[], events: readonly EventRow[]): Promise<void> => {
  for (const one of reactions) {
    const heard = events.filter(({ name }) => listensTo(one, name))
    if (heard.length === 0) continue
    try {
      await one.run(session, heard)
    } catch (error) {
      throw new ReactionFailed(`${one.name}: ${reasonOf(error)}`)
    }
  }
  takeOff(
    session,
    events.map(({ id }) => id),
  )
}

/** Why it failed, by code only: messages of the database quote values, and values may be personal. */
const reasonOf = (error: unknown): string => {
  if (error instanceof ReactionFailed) return error.message
  if (error instanceof Problem) return error.refusal.code
  const { code, constraint, name } = error as { code?: string; constraint?: string; name?: string }
  return [code ?? name ?? 'unknown', constraint].filter(Boolean).join(' ')
}

interface Round {
  /** Events taken off the queue, or put back after a failure. */
  readonly seen: number
  readonly handled: number
  readonly failures: readonly string[]
}

/** One event after the other, each in its own transaction, so that the one at fault fails alone. */
const oneByOne = async (
  db: Db,
  county: string,
  reactions: readonly Reaction[],
  events: readonly EventRow[],
  now: Date,
): Promise<Round> => {
  const stuck = new Set<string>()
  const failures: string[] = []
  let handled = 0
  for (const { id, kind, record, name } of events) {
    const key = `${kind}/${record}`
    if (stuck.has(key)) continue
    try {
      await db.write(county, async (session) => {
        const event = await claimOne(session, id)
        if (!event) return
        await react(session, reactions, [event])
        handled++
      })
    } catch (error) {
      const failure = reasonOf(error)
      stuck.add(key)
      failures.push(`${name} ${failure}`)
      await db.write(county, async (session) => putBack(session, id, failure, now))
    }
  }
  return { seen: events.length, handled, failures }
}

const drainOnce = async (db: Db, county: string, reactions: readonly Reaction[], now: Date): Promise<Round> => {
  let events: EventRow[] = []
  try {
    await db.write(county, async (session) => {
      events = await claim(session, now, batchSize)
      if (events.length > 0) await react(session, reactions, events)
    })
    return { seen: events.length, handled: events.length, failures: [] }
  } catch (error) {
    if (events.length === 0) throw error
    return oneByOne(db, county, reactions, events, now)
  }
}

/**
 * Handles what waits in a county until nothing is due; answers how many events were handled. A failing event is put
 * back with a pause and holds up later events of its own record only.
 */
export const drain = async (
  db: Db,
  county: string,
  reactions: readonly Reaction[],
  { now }: { readonly now: Date },
): Promise<number> => {
  let all = 0
  for (;;) {
    const { seen, handled } = await drainOnce(db, county, reactions, now)
    all += handled
    if (seen === 0) return all
  }
}

interface Log {
  warn(details: object, message: string): void
}

export interface OutboxOptions {
  readonly db: Db
  readonly counties: () => Promise<readonly string[]>
  readonly reactions: readonly Reaction[]
  readonly log: Log
  readonly now?: () => Date
}

export interface Outbox {
  /** Something was written: look soon. */
  wake(): void
  /** Finishes the batch under way and ends. */
  stop(): Promise<void>
}

/** Between two looks when nobody wakes us: another process may have written. */
const pollEvery = 1000
/** Between two rounds under load, so that events gather and share a transaction. */
const gatherFor = 500

/** Drains all counties, woken by `wake()` and once a second. */
export const startOutbox = ({ db, counties, reactions, log, now = () => new Date() }: OutboxOptions): Outbox => {
  let isStopping = false
  let isAwake = false
  let rouse = (): void => {}

  const drainCounty = async (county: string): Promise<void> => {
    if (!(await db.read(county, (session) => hasDue(session, now())))) return
    for (let isFull = true; isFull && !isStopping; ) {
      const { seen, failures } = await drainOnce(db, county, reactions, now())
      isFull = seen === batchSize
      for (const failure of failures) log.warn({ county, failure }, 'reaction failed')
    }
  }

  const round = async (): Promise<void> => {
    for (const county of await counties()) {
      if (isStopping) return
      await drainCounty(county).catch((error) => log.warn({ county, failure: reasonOf(error) }, 'outbox not drained'))
    }
  }

  /** Waits, but not once we are stopping, and not when woken where that may cut the wait short. */
  const pause = (milliseconds: number, until: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (until()) return resolve()
      const timer = setTimeout(resolve, milliseconds)
      rouse = () => {
        if (!until()) return
        clearTimeout(timer)
        resolve()
      }
    })

  const loop = async (): Promise<void> => {
    while (!isStopping) {
      isAwake = false
      await round().catch((error) => log.warn({ failure: reasonOf(error) }, 'outbox not drained'))
      await pause(gatherFor, () => isStopping)
      await pause(pollEvery - gatherFor, () => isStopping || isAwake)
    }
  }

  const running = loop()
  return {
    wake() {
      isAwake = true
      rouse()
    },
    async stop() {
      isStopping = true
      rouse()
      await running
    },
  }
}
