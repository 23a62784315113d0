import { addDays, addWorkingDays, type Day, dayOf, lamp, workingDaysLeft } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import type { DayView } from './day-view.ts'

export interface Lamp {
  readonly lamp: 'onTime' | 'near' | 'overdue' | null
  readonly daysLeft: number | null
}

/** Lamp and working days left of a due day; both null when nothing runs. */
export const lampOf = ({ calendar, today, nearDays }: DayView, dueOn: string | null): Lamp =>
  dueOn === null
    ? { lamp: null, daysLeft: null }
    : { lamp: lamp(calendar, today, dueOn as Day, nearDays), daysLeft: workingDaysLeft(calendar, today, dueOn as Day) }

/** The last due day whose lamp is amber today: free days before the next working day still count to the one before. */
export const nearUntil = ({ calendar, today, nearDays }: DayView): Day =>
  nearDays === 0 ? today : addDays(addWorkingDays(calendar, today, nearDays + 1), -1)

/** The days of a county as a room's settings see them (`nearDays`; 2 where a room does not set it). */
export const dayView = async (context: Context, settings: unknown): Promise<DayView> => ({
  calendar: await context.ports.calendar(),
  today: dayOf(context.now),
  nearDays: (settings as { nearDays?: number }).nearDays ?? 2,
})
