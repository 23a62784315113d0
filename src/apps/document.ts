import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { openApi } from '#platform/http/openapi.ts'
import { type Route, route } from '#platform/http/route.ts'

const document = endpoint({
  method: 'GET',
  path: '/api/v1/openapi.json',
  access: 'login',
  summary: 'This document: every route that exists, with its permission',
  answer: z.record(z.string(), z.unknown()),
})

/** The OpenAPI document of the given routes and of its own. */
export const openApiDocument = (routes: readonly Route[]): Readonly<Record<string, unknown>> =>
  openApi([...routes.map(({ endpoint: one }) => one), document], '1')

/** Serves the OpenAPI document of the given routes and of itself; made once, on first request. */
export const documentRoute = (routes: readonly Route[]): Route => {
  let made: Readonly<Record<string, unknown>> | undefined
  return route(document, async () => {
    made ??= openApiDocument(routes)
    return { body: made }
  })
}
