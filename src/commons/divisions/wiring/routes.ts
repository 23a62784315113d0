import { route } from '#platform/http/route.ts'
import { divisionStore } from '../data/store.ts'
import { list } from '../spec/contract.ts'

export const routes = [
  route(list, async ({ county, db }, { query: { parent } }) => ({
    body: { items: await db.read(county, (session) => divisionStore(session).childrenOf(parent)) },
  })),
]
