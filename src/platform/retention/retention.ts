import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'

/** How long a room keeps one kind of personal data, and how it goes. */
export interface RetentionRule {
  readonly kind: string
  readonly what: string
  /** Counted from this. */
  readonly since: string
  /** Days that it is kept. */
  readonly days: number
  /** Days below which it may not go, whoever asks. */
  readonly floor: number
  readonly basis: string
  /** What is left of it. */
  readonly stays: string
  readonly due: (session: Session, before: Date) => Promise<number>
  /** Lets go what is due, at most `limit`; answers how many. */
  readonly purge: (context: Context, before: Date, limit: number) => Promise<number>
}

export interface Ran {
  readonly kind: string
  readonly before: string
  readonly due: number
  readonly gone: number
}

const aDay = 86_400_000
const atOnce = 500
/** Most that goes in one round of one county: the rest goes the next day. */
const mostInOne = 20_000

/** The instant before which it is due. Throws an Error for a term below the floor. */
export const dueBefore = ({ kind, days, floor }: RetentionRule, now: Date, term = days): Date => {
  if (term < floor) throw new Error(`${kind} is kept ${floor} days at least, not ${term}`)
  return new Date(now.getTime() - term * aDay)
}

const purgeAll = async (context: Context, rule: RetentionRule, before: Date): Promise<number> => {
  let gone = 0
  for (let isMore = true; isMore && gone < mostInOne; ) {
    const now = await rule.purge(context, before, atOnce)
    gone += now
    isMore = now === atOnce
  }
  return gone
}

/** What is due in a county, and, unless it is only looked at, its going, with an entry that says how much of what went. */
export const runRetention = async (
  context: Context,
  rules: readonly RetentionRule[],
  { isDry = false }: { readonly isDry?: boolean } = {},
): Promise<Ran[]> => {
  const { db, county, now } = context
  const ran: Ran[] = []
  for (const rule of rules) {
    const before = dueBefore(rule, now)
    const due = await db.read(county, (session) => rule.due(session, before))
    const gone = isDry || due === 0 ? 0 : await purgeAll(context, rule, before)
    if (gone > 0)
      await db.write(county, async (session) => {
        const extra = { kind: rule.kind, count: gone, before: before.toISOString() }
        note(session, { name: 'retention.done', at: now, extra })
      })
    ran.push({ kind: rule.kind, before: before.toISOString(), due, gone })
  }
  return ran
}
