import { addNotices } from '#commons/notices/data/store.ts'
import type { EventRow } from '#platform/audit/event.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { reaction } from '#platform/outbox/reaction.ts'

/** What takes longer than this nobody sits and watches. */
const worthTelling = 20_000

interface Ended {
  readonly event: string
  readonly title: string
  readonly person: string | null
  /** When the stage that now ends had begun. */
  readonly begunAt: string
}

const endedOf = (session: Session, events: readonly EventRow[]): Promise<Ended[]> =>
  session.all(sql<Ended>`
    select e.id as event, i.title, l.person, b.at as begun_at
    from audit.event e join imports.import i on i.county = e.county and i.id = e.record
    join audit.event b on b.county = e.county and b.kind = e.kind and b.record = e.record and b.version = e.version - 1
    left join login.login l on l.county = e.county and l.id = e.by_login::uuid
    where e.county = ${session.county} and e.id = any(${events.map(({ id }) => id)}::uuid[])`)

/** Tells whoever let a long check or import run that it is over: he need not have waited for it. */
export const tellOfEnds = reaction({
  name: 'imports.ends',
  on: ['import.checked', 'import.finished'],
  async run(session, events) {
    const ended = await endedOf(session, events)
    await addNotices(
      session,
      events.flatMap(({ id, record, name, at }) => {
        const one = ended.find(({ event }) => event === id)
        if (!one?.person || Date.parse(at) - Date.parse(one.begunAt) < worthTelling) return []
        return [
          { eventId: id, person: one.person, kind: 'import', record, event: name, number: null, title: one.title, at },
        ]
      }),
    )
  },
})
