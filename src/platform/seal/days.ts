import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { isSigned, type Signed, signed } from './signing.ts'

/** The head of a county's chain as it stood on a day, signed: what is kept outside so that a chain that was rebuilt is found. */
export interface DayRoot extends Signed {
  readonly county: string
  readonly day: string
  readonly nth: number
  readonly events: number
  /** 32 bytes in hexadecimal. */
  readonly head: string
  readonly at: string
}

interface DayRow {
  readonly day: string
  readonly nth: number
  readonly events: number
  readonly head: Buffer
  readonly at: string
  readonly statement: string
  readonly signature: Buffer
  readonly key: Buffer
}

const rootOf = (county: string, { head, signature, key, nth, events, ...row }: DayRow): DayRoot => ({
  ...row,
  county,
  nth: Number(nth),
  events: Number(events),
  head: head.toString('hex'),
  signature: signature.toString('base64'),
  key: key.toString('base64'),
})

/** Whether a root is what this instance signed: whoever has the database only can write rows, and cannot sign. */
export const isGenuine = (root: DayRoot, key: string): boolean => {
  if (root.key !== key || !isSigned(root)) return false
  const { county, day, nth, head } = JSON.parse(root.statement) as Partial<DayRoot>
  return county === root.county && day === root.day && nth === root.nth && head === root.head
}

/** The last roots, the newest first. */
export const lastDays = async (session: Session, limit: number): Promise<DayRoot[]> =>
  (
    await session.all(sql<DayRow>`
      select day, nth, events, head, at, statement, signature, key from seal.day where county = ${session.county} order by day desc limit ${limit}`)
  ).map((row) => rootOf(session.county, row))

export const rootOfDay = async (session: Session, day: string): Promise<DayRoot | null> => {
  const row = await session.one(sql<DayRow>`
    select day, nth, events, head, at, statement, signature, key from seal.day where county = ${session.county} and day = ${day}`)
  return row ? rootOf(session.county, row) : null
}

/** Signs the head as it stands for this day, once; answers it, or null while nothing is sealed. */
export const sealDay = async (session: Session, day: string, now: Date): Promise<DayRoot | null> => {
  const known = await rootOfDay(session, day)
  if (known) return known
  const { county, keys } = session
  const last = await session.one(sql<{ nth: number; head: Buffer; events: number }>`
    select nth, head, (select sum(size) from seal.batch where county = ${county})::bigint as events
    from seal.batch where county = ${county} order by nth desc limit 1`)
  if (!last) return null
  const at = now.toISOString()
  const [nth, events, head] = [Number(last.nth), Number(last.events), last.head.toString('hex')]
  const said = { statement: 'luzhi.root.1', county, day, nth, events, head, at }
  const { statement, signature, key } = signed(keys, said)
  await session.all(sql`
    insert into seal.day (county, day, nth, events, head, at, statement, signature, key)
    values (${county}, ${day}, ${nth}, ${events}, ${last.head}, ${at}, ${statement}, ${Buffer.from(signature, 'base64')}, ${Buffer.from(key, 'base64')})
    on conflict do nothing`)
  return rootOfDay(session, day)
}

/** Roots that a way (a directory, a mailbox) has not been given yet, the oldest first. */
export const unsentBy = async (session: Session, way: string, limit: number): Promise<DayRoot[]> =>
  (
    await session.all(sql<DayRow>`
      select day, nth, events, head, at, statement, signature, key from seal.day d where county = ${session.county}
        and not exists (select from seal.sent s where s.county = d.county and s.day = d.day and s.way = ${way}) order by day limit ${limit}`)
  ).map((row) => rootOf(session.county, row))

export const noteSent = (session: Session, day: string, way: string, now: Date): void =>
  session.send(sql`
    insert into seal.sent (county, day, way, at) values (${session.county}, ${day}, ${way}, ${now.toISOString()}) on conflict do nothing`)

/** By which ways each of these days' roots has gone outside. */
export const sentOn = (session: Session, from: string): Promise<{ day: string; way: string; at: string }[]> =>
  session.all(sql<{ day: string; way: string; at: string }>`
    select day, way, at from seal.sent where county = ${session.county} and day >= ${from} order by day desc, way`)
