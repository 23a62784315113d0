import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { type Route, route } from '#platform/http/route.ts'
import * as contract from '../spec/public-contract.ts'
import { authorView, lookUp, notSolvedPublic, ratePublic, submitPublic } from './public.ts'

const found = <T>(value: T | null): T => {
  if (value === null) throw new Problem(refuse('not-found'))
  return value
}

export const publicRoutes: readonly Route[] = [
  route(contract.publicSubmit, async (context, { body, source }) => {
    const { receipt, view, isNew } = await submitPublic(context, body, source)
    return { status: isNew ? 201 : 200, body: { receipt, view } }
  }),
  route(contract.lookUp, async (context, { body, source }) => ({ body: found(await lookUp(context, body, source)) })),
  route(contract.readReceipt, async (context, { params }) => ({
    body: { view: found(await authorView(context, params.link)) },
  })),
  route(contract.publicRate, async (context, { params, body, source }) => ({
    body: { view: await ratePublic(context, params.link, body, source) },
  })),
  route(contract.publicNotSolved, async (context, { params, body, source }) => ({
    body: { view: await notSolvedPublic(context, params.link, body, source) },
  })),
]
