import type { FastifyInstance, HTTPMethods } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

const known: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

/**
 * Notes the methods of every route that is registered from now on. The function that it answers registers 405 with `Allow` for all
 * others (ASVS 4.1.4), to be called when all routes are there. Such a request is refused before its body is looked at.
 */
export const closingMethods = (app: FastifyInstance): (() => void) => {
  const declared = new Map<string, Set<HTTPMethods>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = declared.get(url) ?? new Set()
    for (const one of [method].flat()) methods.add(one)
    declared.set(url, methods)
  })
  return () => {
    for (const [url, methods] of declared) {
      const allowed = [...methods].join(', ')
      const others = known.filter((method) => !methods.has(method))
      if (others.length === 0) continue
      app.route({
        method: others,
        url,
        onRequest: (_request, reply, done) => {
          reply.header('allow', allowed)
          done(new Problem(refuse('method-not-allowed')))
        },
        handler: () => undefined,
      })
    }
  }
}
