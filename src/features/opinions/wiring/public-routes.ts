import { z } from 'zod'
import { found } from '#kernel/problem.ts'
import { uuid } from '#kernel/text.ts'
import { given, type Route, route } from '#platform/http/route.ts'
import * as contract from '../spec/public-contract.ts'
import { attachPublic, fileOfReceipt, letGoBrought } from './public-files.ts'
import {
  authorView,
  erasePublic,
  lookUp,
  notSolvedPublic,
  ownDataPublic,
  ratePublic,
  sealOf,
  submitPublic,
} from './public.ts'

const sentUnder = z.object({ id: uuid() })

export const publicRoutes: readonly Route[] = [
  route(
    contract.publicSubmit,
    async (context, { body, source }) => {
      const { receipt, view, isNew } = await submitPublic(context, body, source)
      return { status: isNew ? 201 : 200, body: { receipt, view } }
    },
    async (context, body) => {
      const { data } = sentUnder.safeParse(body)
      if (data) await letGoBrought(context, data.id)
    },
  ),
  route(contract.publicAttach, async (context, { params, upload, source }) => ({
    status: 201,
    body: await attachPublic(context, params.submission, await found(upload)(), source),
  })),
  given(contract.readFile, (context, { params }) => fileOfReceipt(context, params.link, params.file)),
  route(contract.lookUp, async (context, { body, source }) => ({ body: found(await lookUp(context, body, source)) })),
  route(contract.readReceipt, async (context, { params }) => ({
    body: { view: found(await authorView(context, params.link)) },
  })),
  route(contract.readSealedReceipt, async (context, { params }) => ({
    body: found((await sealOf(context, params.link))?.seal),
  })),
  route(contract.publicRate, async (context, { params, body, source }) => ({
    body: { view: await ratePublic(context, params.link, body, source) },
  })),
  route(contract.publicNotSolved, async (context, { params, body, source }) => ({
    body: { view: await notSolvedPublic(context, params.link, body, source) },
  })),
  route(contract.publicOwnData, async (context, { params, body, source }) => ({
    body: await ownDataPublic(context, params.link, body, source),
  })),
  route(contract.publicErase, async (context, { params, body, source }) => ({
    body: { view: await erasePublic(context, params.link, body, source) },
  })),
]
