import { uuidv7 } from 'uuidv7'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { given, type Route, route } from '#platform/http/route.ts'
import { giveOut } from '../actions/give-out.ts'
import { takeIn } from '../actions/take-in.ts'
import * as contract from '../spec/contract.ts'
import { limits } from '../spec/limits.ts'

export const routes: readonly Route[] = [
  route(contract.upload, async (context, { query, upload }) => {
    const { login } = context.viewer
    if (login === null || !upload) throw new Problem(refuse('not-logged-in'))
    const { name, pieces } = await upload()
    const id = query.id ?? uuidv7()
    return {
      status: 201,
      body: await takeIn(context, { name, pieces, most: limits.file, sender: { login }, idFor: () => id }),
    }
  }),
  given(contract.read, (context, { params }) => giveOut(context, params.id)),
]
