import type { OpenTask, Settled } from '#platform/action/ports.ts'
import type { Session } from '#platform/db/session.ts'
import type { Changes } from '#platform/db/together.ts'
import { join, type Sql, sql } from '#platform/db/sql.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { LampCounts, OpenTaskRow } from './tables.ts'
import { isMine, isWatched } from './whose.ts'

/** Puts what is owed on the record now in the place of what was, as a change beside the act's own. */
export const settleTasks = (county: string, record: Settled, next: OpenTask | null): Changes => {
  if (next !== null) return { owed: owing(county, next) }
  const none = sql`delete from tasks.task where county = ${county} and kind = ${record.kind} and record = ${record.id}`
  return record.isNew ? {} : { owed: none }
}

/**
 * A new record's too gives way to one that is there: of two who make the same record at once the second waits here, before the database
 * looks at the record and the event, and must come as far as these, whose conflict says that it is the same act again.
 */
const owing = (county: string, next: OpenTask): Sql => sql`
  insert into tasks.task (county, kind, record, move, permission, organ, division, due_on, number, title, opened_on)
  values (${county}, ${next.kind}, ${next.record}, ${next.move}, ${next.permission}, ${next.organ}, ${next.division}, ${next.dueOn},
    ${next.number}, ${next.title}, ${next.openedOn})
  on conflict (county, kind, record) do update
  set move = excluded.move, permission = excluded.permission, organ = excluded.organ, division = excluded.division,
    due_on = excluded.due_on, number = excluded.number, title = excluded.title, opened_on = excluded.opened_on`

export type Whose = 'mine' | 'watching'

const open = (session: Session, viewer: Viewer, whose: Whose): Sql =>
  sql`t.county = ${session.county} and ${whose === 'mine' ? isMine(viewer) : isWatched(viewer)}`

/** Open tasks of a viewer, the most pressing first; what has no date comes last. */
export const openTasks = (session: Session, viewer: Viewer, whose: Whose, limit: number): Promise<OpenTaskRow[]> =>
  session.all(sql<OpenTaskRow>`
    select t.kind, t.record, t.number, t.title, t.move, o.name as organ, d.short_name as place, t.due_on, t.opened_on
    from tasks.task t
    left join organs.name o on o.county = t.county and o.id = t.organ
    left join divisions.name d on d.county = t.county and d.code = t.division
    where ${open(session, viewer, whose)}
    order by t.due_on nulls last, t.opened_on, t.record limit ${limit}`)

/** The last due day whose lamp is amber, by the kind of the record; of a kind that nobody declared, today. */
const nearEnd = (today: string, near: ReadonlyMap<string, string>): Sql => {
  const cases = [...near].map(([kind, until]) => sql`when ${kind} then ${until}::date`)
  return cases.length === 0 ? sql`${today}::date` : sql`case t.kind ${join(cases, ' ')} else ${today}::date end`
}

/** Exact counts of the same tasks. */
export const countTasks = async (
  session: Session,
  viewer: Viewer,
  whose: Whose,
  { today, near }: { readonly today: string; readonly near: ReadonlyMap<string, string> },
): Promise<LampCounts> => {
  const end = nearEnd(today, near)
  const counts = await session.one(sql<LampCounts>`
    select count(*) as "all", count(*) filter (where t.due_on > ${end}) as "onTime",
      count(*) filter (where t.due_on between ${today} and ${end}) as near,
      count(*) filter (where t.due_on < ${today}) as overdue, count(*) filter (where t.due_on is null) as paused
    from tasks.task t where ${open(session, viewer, whose)}`)
  return counts ?? { all: 0, onTime: 0, near: 0, overdue: 0, paused: 0 }
}
