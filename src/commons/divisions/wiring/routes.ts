import { route } from '#platform/http/route.ts'
import { divisionStore } from '../data/store.ts'
import { list } from '../spec/contract.ts'

export const routes = [
  route(list, async ({ county, db }, { query }) => {
    const below = await db.read(county, (session) => divisionStore(session).childrenOf(query.parent))
    const items = below.map(({ code, name, shortName, kind, parent }) => ({ code, name, shortName, kind, parent }))
    return { body: { items } }
  }),
]
