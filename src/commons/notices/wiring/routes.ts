import { route } from '#platform/http/route.ts'
import { countUnread, markAsRead, noticesOf } from '../data/store.ts'
import { list, markRead } from '../spec/contract.ts'

export const routes = [
  route(list, async ({ county, db, viewer: { person } }, { query: { limit } }) => {
    if (person === null) return { body: { items: [], unread: 0 } }
    return db.read(county, async (session) => {
      const [items, unread] = await Promise.all([noticesOf(session, person, limit), countUnread(session, person)])
      return { body: { items, unread } }
    })
  }),

  route(markRead, async ({ county, db, now, viewer: { person } }, { body: { ids } }) => {
    if (person === null) return { body: { unread: 0 } }
    return db.write(county, async (session) => {
      await markAsRead(session, person, ids, now.toISOString())
      return { body: { unread: await countUnread(session, person) } }
    })
  }),
]
