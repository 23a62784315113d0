import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { waiting } from './contract.ts'

const path = '/api/v1/login/provider'
const begin = z.strictObject({ begin: z.literal(true) })
const going = z.object({ url: z.string() })

export const showProvider = endpoint({
  method: 'GET',
  path,
  access: 'public',
  summary: "Name of the province's identity service, where this county has one",
  answer: z.object({ name: z.string().nullable() }),
})

export const goToProvider = endpoint({
  method: 'POST',
  path,
  access: 'public',
  summary: 'Begin to log in by the identity service: the address to go to',
  body: begin,
  answer: going,
})

export const linkProvider = endpoint({
  method: 'POST',
  path: '/api/v1/account/provider',
  access: 'login',
  fresh: true,
  summary: 'Begin to link the own account with the identity service: the address to go to',
  body: begin,
  answer: going,
})

export const unlinkProvider = endpoint({
  method: 'DELETE',
  path: '/api/v1/account/provider',
  access: 'login',
  fresh: true,
  summary: 'The own account is linked with the identity service no longer',
  answer: z.object({ ok: z.literal(true) }),
})

export const providerAnswer = endpoint({
  method: 'GET',
  path: `${path}/answer`,
  access: 'public',
  summary: 'Where the identity service sends the person back to; goes on to the desk with 303',
  query: z.record(z.string().max(100), z.string().max(4000)),
  answer: z.object({ goTo: z.string() }),
})

export const providerSecond = endpoint({
  method: 'POST',
  path: `${path}/second`,
  access: 'public',
  summary: 'What is still due of whoever came back from the identity service',
  body: begin,
  answer: waiting,
})

/** What the desk is told in its address of how it went. */
export const outcomes = ['failed', 'unknown', 'taken', 'linked', 'second', 'enrol-first', 'demo-only-here'] as const
export type Outcome = (typeof outcomes)[number]
