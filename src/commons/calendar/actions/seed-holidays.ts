import type { Session } from '#platform/db/session.ts'
import { packagedHolidays, packageSource } from '../data/packaged.ts'
import { saveHolidays } from '../data/store.ts'

/** Puts the packaged arrangements into the table; what an operator imported is left as it is. Twice is the same as once. */
export const seedHolidays = (session: Session): Promise<void> =>
  saveHolidays(session, packagedHolidays(), { source: packageSource, over: 'packages' })
