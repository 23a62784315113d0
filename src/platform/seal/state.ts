import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

export interface ChainState {
  readonly batches: number
  readonly events: number
  readonly waiting: number
  readonly head: { readonly nth: number; readonly head: string } | null
}

/** How far the chain of this county goes, and how many events wait for it. */
export const chainState = async (session: Session): Promise<ChainState> => {
  const row = await session.one(sql<{ batches: number; events: number; waiting: number; head: Buffer | null }>`
    select count(*)::int as batches, coalesce(sum(size), 0)::int as events,
      ((select count(*) from audit.outbox where county = ${session.county}) + (select count(*) from seal.waiting where county = ${session.county}))::int as waiting,
      (select head from seal.batch where county = ${session.county} order by nth desc limit 1) as head
    from seal.batch where county = ${session.county}`)
  const { batches = 0, events = 0, waiting = 0, head = null } = row ?? {}
  return { batches, events, waiting, head: head && { nth: batches, head: head.toString('hex') } }
}
