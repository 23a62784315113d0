import { addWorkingDays, type Calendar, type Day } from '#kernel/day.ts'
import type { Days, Lifecycle, Move } from '#kernel/lifecycle.ts'
import type { Keeper, LivingRow } from './action.ts'
import type { OpenTask } from './ports.ts'

interface DayRules {
  readonly calendar: Calendar
  readonly settings: Readonly<Record<string, unknown>>
}

const lengthOf = (days: Days, row: LivingRow, settings: DayRules['settings']): number => {
  const columns = row as unknown as Record<string, unknown>
  const name = typeof days === 'string' ? days : days.of[String(columns[days.by])]
  const length = name === undefined ? undefined : settings[name]
  if (typeof length !== 'number') throw new Error(`no number of days is set for ${JSON.stringify(days)}`)
  return length
}

/** Column that keeps the end of a running clock: clock `answer` → `answerDueOn`. */
const clockColumn = (clock: string): string => `${clock}DueOn`

/** What entering a state does to the dates of a row: the clock that the move starts, and what is due now. */
export const dueAfter = (
  life: Lifecycle,
  move: Move | undefined,
  row: LivingRow,
  on: Day,
  { calendar, settings }: DayRules,
): Record<string, string | null> => {
  const dates: Record<string, string | null> = {}
  const clock = move?.starts
  if (clock !== undefined) {
    const declared = life.clocks[clock]
    if (!declared) throw new Error(`${life.kind} has no clock ${clock}`)
    dates[clockColumn(clock)] = addWorkingDays(calendar, on, lengthOf(declared.days, row, settings))
  }
  const due = life.states[row.state]?.due
  if (!due) return { ...dates, dueOn: null }
  if ('clock' in due) {
    const column = clockColumn(due.clock)
    const running = dates[column] ?? (row as unknown as Record<string, string | null>)[column] ?? null
    return { ...dates, dueOn: running }
  }
  return { ...dates, dueOn: addWorkingDays(calendar, on, lengthOf(due.days, row, settings)) }
}

/** What is owed on a row in its state, as a task; null when nobody of ours owes anything (the public is not chased). */
export const taskOf = (keeper: Keeper, row: LivingRow, on: Day): OpenTask | null => {
  const owes = keeper.life.states[row.state]?.owes
  if (!owes) return null
  const permission = keeper.life.parties[owes.party]
  if (permission === undefined || permission.endsWith('.author')) return null
  return {
    kind: keeper.life.kind,
    record: row.id,
    move: owes.move,
    permission,
    organ: keeper.ownerOf(row, owes.party),
    division: keeper.target(row).division,
    dueOn: row.dueOn,
    number: row.number,
    title: row.title,
    openedOn: on,
  }
}
