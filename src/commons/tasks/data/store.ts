import { uuidv7 } from 'uuidv7'
import type { OpenTask, Settled } from '#platform/action/ports.ts'
import type { Session } from '#platform/db/session.ts'
import type { Changes } from '#platform/db/together.ts'
import { join, raw, type Sql, sql } from '#platform/db/sql.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { LampCounts, OpenTaskRow } from './tables.ts'
import { isMine, isWatched } from './whose.ts'

/** Closes what was owed on the record and opens what is owed now, as changes beside the act's own. */
export const settleTasks = (county: string, record: Settled, next: OpenTask | null): Changes => ({
  ...(!record.isNew && {
    closed: sql`
      update tasks.task set closed_at = now()
      where county = ${county} and kind = ${record.kind} and record = ${record.id} and closed_at is null returning 1`,
  }),
  ...(next && { opened: opening(county, next, !record.isNew) }),
})

/** The insert reads the count of what was closed, so that it comes second: at most one task of a record is open. */
const opening = (county: string, next: OpenTask, isAfterClosing: boolean): Sql => sql`
  insert into tasks.task (county, id, kind, record, move, permission, organ, division, due_on, number, title, opened_on)
  select ${county}::text, ${uuidv7()}::uuid, ${next.kind}::text, ${next.record}::uuid, ${next.move}::text, ${next.permission}::text,
    ${next.organ}::uuid, ${next.division}::text, ${next.dueOn}::date, ${next.number}::text, ${next.title}::text, ${next.openedOn}::date
  ${isAfterClosing ? raw('from (select count(*) from closed) as done') : raw('')}`

export type Whose = 'mine' | 'watching'

const open = (session: Session, viewer: Viewer, whose: Whose): Sql =>
  sql`t.county = ${session.county} and t.closed_at is null and ${whose === 'mine' ? isMine(viewer) : isWatched(viewer)}`

/** Open tasks of a viewer, the most pressing first; what has no date comes last. */
export const openTasks = (session: Session, viewer: Viewer, whose: Whose, limit: number): Promise<OpenTaskRow[]> =>
  session.all(sql<OpenTaskRow>`
    select t.id, t.kind, t.record, t.number, t.title, t.move, o.name as organ, d.short_name as place, t.due_on, t.opened_on
    from tasks.task t
    left join organs.name o on o.county = t.county and o.id = t.organ
    left join divisions.name d on d.county = t.county and d.code = t.division
    where ${open(session, viewer, whose)}
    order by t.due_on nulls last, t.opened_on, t.id limit ${limit}`)

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
