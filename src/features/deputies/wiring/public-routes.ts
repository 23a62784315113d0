import { found } from '#kernel/problem.ts'
import { onePiece, type Route, route, streamed } from '#platform/http/route.ts'
import * as contract from '../spec/public-contract.ts'
import { checkFor, placesFor, portraitFor, publicCardFor, representativesFor } from './public.ts'

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
  // Briefly: an agreement can be taken back at any time.
  streamed(
    contract.readPortrait,
    async (context, { params, source }) => onePiece(found(await portraitFor(context, params.id, source))),
    keptFor(60),
  ),
  route(contract.checkCard, async (context, { params, source }) => ({
    body: found(await checkFor(context, params.code, source)),
  })),
]
