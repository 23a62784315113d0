import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { codeOf } from '#platform/log/code-of.ts'

/** What came of one page. */
export interface Purged {
  readonly gone: number
  /** Records that would not let go, by id: they are left, and hold up no other. */
  readonly left: readonly string[]
}

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
  /** Lets go what is due, at most `limit`, but those that were left before; all of it in the transaction of `context.db`. */
  readonly purge: (context: Context, before: Date, limit: number, but: readonly string[]) => Promise<Purged>
}

export interface Ran extends Purged {
  readonly kind: string
  readonly before: string
  readonly due: number
  /** Code of what ended this rule before its end; what had gone by then is noted. */
  readonly failed: string | null
}

const aDay = 86_400_000
const atOnce = 100
/** Most that goes in one round of one county: the rest goes the next day. */
const mostInOne = 20_000

/** The instant before which it is due. Throws an Error for a term below the floor. */
export const dueBefore = ({ kind, days, floor }: RetentionRule, now: Date, term = days): Date => {
  if (term < floor) throw new Error(`${kind} is kept ${floor} days at least, not ${term}`)
  return new Date(now.getTime() - term * aDay)
}

/** One page and the note of it in one transaction: nothing goes without the note. Two processes take turns. */
const purgePage = (
  context: Context,
  { kind, purge }: RetentionRule,
  before: Date,
  limit: number,
  but: readonly string[],
): Promise<Purged> => {
  const { county, now } = context
  return context.db.group(county, async (db) => {
    await db.write(county, async (session) => {
      session.send(sql`select pg_advisory_xact_lock(hashtextextended(${`retention/${county}`}, 4))`)
    })
    const page = await purge({ ...context, db }, before, limit, but)
    if (page.gone + page.left.length > 0)
      await db.write(county, async (session) => {
        const extra = { kind, count: page.gone, left: page.left, before: before.toISOString() }
        note(session, { name: 'retention.done', at: now, extra })
      })
    return page
  })
}

export interface RunOptions {
  readonly isDry?: boolean
  readonly limit?: number
  /** False once the server stops: what is left goes another day. */
  readonly goesOn?: () => boolean
}

const runRule = async (
  context: Context,
  rule: RetentionRule,
  { isDry, limit, goesOn }: Required<RunOptions>,
): Promise<Ran> => {
  const before = dueBefore(rule, context.now)
  const left: string[] = []
  let [due, gone] = [0, 0]
  const ran = (failed: string | null): Ran => ({
    kind: rule.kind,
    before: before.toISOString(),
    due,
    gone,
    left,
    failed,
  })
  try {
    due = await context.db.read(context.county, (session) => rule.due(session, before))
    for (let isMore = !isDry && due > 0; isMore && goesOn() && gone + left.length < mostInOne; ) {
      const page = await purgePage(context, rule, before, limit, left)
      gone += page.gone
      left.push(...page.left)
      isMore = page.gone + page.left.length === limit
    }
    return ran(null)
  } catch (error) {
    return ran(codeOf(error))
  }
}

/** What is due in a county, and, unless it is only looked at, its going, page by page while it may. A rule that fails is told of and ends no other. */
export const runRetention = async (
  context: Context,
  rules: readonly RetentionRule[],
  { isDry = false, limit = atOnce, goesOn = () => true }: RunOptions = {},
): Promise<Ran[]> => {
  const ran: Ran[] = []
  for (const rule of rules) if (goesOn()) ran.push(await runRule(context, rule, { isDry, limit, goesOn }))
  return ran
}
