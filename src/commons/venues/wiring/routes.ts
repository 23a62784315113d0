import { dayOf } from '#kernel/day.ts'
import { route } from '#platform/http/route.ts'
import { listVenues } from '../data/store.ts'
import { list } from '../spec/contract.ts'

export const routes = [
  route(list, async ({ county, db, now }, { query }) => ({
    body: { items: await db.read(county, (session) => listVenues(session, query, dayOf(now))) },
  })),
]
