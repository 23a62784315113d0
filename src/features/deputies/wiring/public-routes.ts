import { found } from '#kernel/problem.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../spec/public-contract.ts'
import { checkFor, placesFor, publicCardFor, representativesFor } from './public.ts'

/** Names of places change with a law; who sits for them within the day. Nothing here depends on who asks. */
const keptFor = (seconds: number) => ({ 'cache-control': `public, max-age=${seconds}` })

export const publicRoutes: readonly Route[] = [
  route(contract.listPlaces, async (context, { query, source }) => ({
    headers: keptFor(3600),
    body: { items: await placesFor(context, query, source) },
  })),
  route(contract.findRepresentatives, async (context, { query, source }) => ({
    headers: keptFor(300),
    body: found(await representativesFor(context, query.division, source)),
  })),
  route(contract.readDeputy, async (context, { params, source }) => ({
    headers: keptFor(60),
    body: found(await publicCardFor(context, params.id, source)),
  })),
  route(contract.checkCard, async (context, { params, source }) => ({
    body: found(await checkFor(context, params.code, source)),
  })),
]
