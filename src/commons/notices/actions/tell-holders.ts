import { dayOf } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { holdersOf, personsIn } from '../data/audience.ts'
import { addNotices, type NewNotice } from '../data/store.ts'

/** Tells whoever holds a permission in the county of what happened without an act on a record: a check that found something. */
export const tellHolders = async (
  session: Session,
  permission: string,
  notice: Omit<NewNotice, 'person'>,
): Promise<void> => {
  const circles = holdersOf(permission).map((reached) => ({
    ...reached,
    event: notice.eventId,
    division: null,
    organ: null,
    by: null,
  }))
  const told = await personsIn(session, circles, dayOf(new Date(notice.at)))
  await addNotices(
    session,
    told.map(({ person }) => ({ ...notice, person })),
  )
}
