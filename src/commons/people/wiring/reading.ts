import type { Reader } from '#platform/action/action.ts'
import type { Context } from '#platform/action/context.ts'
import { readerOf } from '#platform/action/reader.ts'
import type { Session } from '#platform/db/session.ts'

/** The caller as a reader of persons, by what the county settled. */
export const reading = async (context: Context, session: Session): Promise<Reader> =>
  readerOf(context, (await context.ports.settings(session, 'people')).value)
