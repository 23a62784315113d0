import { toDay } from '#kernel/day.ts'
import { taskOf } from '#platform/action/consequences.ts'
import { sql } from '#platform/db/sql.ts'
import type { Derived } from '#platform/action/ports.ts'

/** What a task says of its record; the day on which it was opened is told by events. */
const said = ['move', 'permission', 'organ', 'division', 'dueOn', 'number', 'title'] as const
type Said = Readonly<Record<(typeof said)[number], string | null>>

const factOf = (task: Said | null): string => JSON.stringify(task && said.map((name) => task[name]))

/** Tasks follow from the state of their records: each is made anew and held against what stands there. */
export const tasksCheck: Derived = {
  table: 'tasks.task',
  differing: async (session, { keeper, rows, after, until }) => {
    const kept = await session.all(sql<Said & { record: string }>`
      select record, move, permission, organ, division, due_on, number, title from tasks.task
      where county = ${session.county} and kind = ${keeper.life.kind}
        and (${after}::uuid is null or record > ${after}) and (${until}::uuid is null or record <= ${until})`)
    const there = new Map(kept.map((task) => [task.record, task]))
    const differing = rows.filter((row) => {
      const owed = taskOf(keeper, row, toDay('0001-01-01'))
      return factOf(owed) !== factOf(there.get(row.id) ?? null)
    })
    for (const { id } of rows) there.delete(id)
    return [...differing.map(({ id }) => id), ...there.keys()]
  },
}
