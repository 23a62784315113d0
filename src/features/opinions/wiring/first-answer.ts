import { addWorkingDays, dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import { opinionSettings } from '../spec/settings.ts'

/** The day by which the station answers first what is handed in now. */
export const firstAnswerBy = async ({ db, county, ports, now }: Context): Promise<string> => {
  const [calendar, settings] = await Promise.all([
    ports.calendar(),
    db.read(county, (session) => ports.settings(session, 'opinions')),
  ])
  const { firstResponseDays } = opinionSettings.parse(settings.value)
  return addWorkingDays(calendar, dayOf(now), firstResponseDays)
}
