import type { Context } from '#platform/action/context.ts'
import { note } from '#platform/audit/entry.ts'
import { touchedPage } from '#platform/audit/touched.ts'
import { type Route, route, streamed } from '#platform/http/route.ts'
import { bindCursor, unbindCursor } from '../data/cursor.ts'
import { spanOf } from '../data/span.ts'
import { ask, type Asked, exported } from '../spec/contract.ts'
import { linesOf } from './export.ts'

/** Who asked for what, before anything is answered. */
const noteAsked = (
  { db, county, viewer, now }: Context,
  name: 'touched.asked' | 'touched.exported',
  { from, to, who, record }: Asked,
  source: string,
): Promise<void> =>
  db.write(county, async (session) => {
    const extra = { from, to, of: who ?? null, record: record ?? null }
    note(session, { name, at: now, login: viewer.login, source, extra })
  })

export const routes: readonly Route[] = [
  route(ask, async (context, { body: { limit, cursor, ...asked }, source }) => {
    if (cursor === undefined) await noteAsked(context, 'touched.asked', asked, source)
    const question = { ...asked, login: context.viewer.login }
    return {
      body: await context.db.read(context.county, async (session) => {
        const place = cursor === undefined ? null : unbindCursor(session, question, cursor)
        const { items, next } = await touchedPage(session, await spanOf(session, asked), { cursor: place, limit })
        return {
          items: items.map(({ extra: _extra, ...shown }) => shown),
          next: bindCursor(session, question, next),
        }
      }),
    }
  }),
  streamed(exported, async (context, { body, source }) => {
    await noteAsked(context, 'touched.exported', body, source)
    return linesOf(context, await context.db.read(context.county, (session) => spanOf(session, body)))
  }),
]
