import type { Reader } from './action.ts'
import type { Context } from './context.ts'
import { dayView } from './days.ts'

/** The context's viewer as a reader of records, by a room's settings. */
export const readerOf = async (context: Context, settings: unknown): Promise<Reader> => ({
  viewer: context.viewer,
  settings,
  days: await dayView(context, settings),
  names: context.ports.names,
})
