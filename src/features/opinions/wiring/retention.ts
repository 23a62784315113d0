import { uuidv7 } from 'uuidv7'
import { dayOf } from '#kernel/day.ts'
import { isFinal } from '#kernel/lifecycle.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { act } from '#platform/action/act.ts'
import type { Session } from '#platform/db/session.ts'
import { type Sql, sql } from '#platform/db/sql.ts'
import type { RetentionRule } from '#platform/retention/retention.ts'
import { eraseContacts } from '../actions/erase-contacts.ts'
import { opinionLife, opinionStates } from '../spec/lifecycle.ts'

const ended = opinionStates.filter((state) => isFinal(opinionLife, state))

interface Due {
  readonly id: string
  readonly version: number
}

/** Matters (alias `o`) that ended before this day and still have contacts or the author's files. */
const ofDue = (session: Session, before: Date): Sql => sql`
  from opinions.opinion o
  cross join lateral (select max(e."on") as on_day from audit.event e
    where e.county = o.county and e.kind = 'opinion' and e.record = o.id and e.from_state <> e.to_state) last
  where o.county = ${session.county} and o.state = any(${ended}::text[]) and (o.author_name is not null or o.author_phone is not null or o.files is not null)
    and coalesce(last.on_day, o.closed_on, o."on") < ${dayOf(before)}`

/** The longest ended first. */
const due = (session: Session, before: Date, limit: number, but: readonly string[]): Promise<Due[]> =>
  session.all({
    ...sql<Due>`select o.id, o.version ${ofDue(session, before)} and o.id <> all(${but}::uuid[]) order by o."on", o.id limit ${limit}`,
    replan: true,
  })

/** The house itself, whose only business here is that contacts go when their time is over. */
const keeper = (county: string): Viewer => ({
  county,
  login: null,
  person: null,
  name: '',
  posts: [],
  grants: ['opinions.read', 'opinions.retain'].map((permission) => ({ permission, scope: { kind: 'county' } })),
  receipt: null,
})

/** Names and phones of authors go some years after a matter ended: what was said stays. */
export const contactsKept: RetentionRule = {
  kind: 'opinion.contacts',
  what: 'Name and phone of the author of an opinion, sealed; traces of them in its texts; the files that the author sent',
  since: 'the day the matter ended (closed, declined, merged)',
  days: 3 * 365 + 1,
  floor: 365,
  basis: '个人信息保护法 19, 47: no longer than the purpose needs; a matter may be taken up again meanwhile',
  stays: 'the matter without them; an event that names what was erased; of a file its digest and size',
  due: async (session, before) =>
    (await session.one({ ...sql<{ n: number }>`select count(*)::int as n ${ofDue(session, before)}`, replan: true }))
      ?.n ?? 0,
  async purge(context, before, limit, but) {
    const { db, county } = context
    const left: string[] = []
    const those = await db.read(county, (session) => due(session, before, limit, but))
    for (const { id, version } of those)
      try {
        await act({ ...context, viewer: keeper(county) }, eraseContacts, { id, actId: uuidv7(), version, input: {} })
      } catch {
        left.push(id)
      }
    return { gone: those.length - left.length, left }
  },
}
