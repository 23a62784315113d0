import { type Route, route } from '#platform/http/route.ts'
import { rightsOf, whyOf } from './rights-answers.ts'
import * as contract from '../spec/rights.ts'

export const rightsRoutes: readonly Route[] = [
  route(contract.readRights, (context) =>
    context.db.read(context.county, async (session) => ({ body: { items: await rightsOf(session, context) } })),
  ),
  route(contract.readWhy, (context, { query }) =>
    context.db.read(context.county, async (session) => ({ body: await whyOf(session, context, query) })),
  ),
]
