import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

const known: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY']

/** Whether a path is one of a route's, both in parts. */
const fits = (route: readonly string[], path: readonly string[]): boolean =>
  (route.at(-1) === '*' ? path.length >= route.length : path.length === route.length) &&
  route.every((part, at) => part === '*' || (part.startsWith(':') ? path[at] !== '' : part === path[at]))

export interface Methods {
  /** Registers 405 with `Allow` for what is not declared, to be called when all routes are there. It is refused before its body is looked at. */
  readonly close: () => void
  /**
   * Of what no route took: 405 with `Allow` for a rare method (PROPFIND, MKCOL …) of an address that there is, else 404. Those are looked
   * up when they come: registered with every route, they would be four in five of all routes.
   */
  readonly refusalOf: (request: FastifyRequest, reply: FastifyReply) => Problem
}

/** Notes the methods of every route that is registered from now on, and refuses all others (ASVS 4.1.4). */
export const closingMethods = (app: FastifyInstance): Methods => {
  const declared = new Map<string, Set<HTTPMethods>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = declared.get(url) ?? new Set()
    for (const one of [method].flat()) methods.add(one)
    declared.set(url, methods)
  })
  const allowed = new Map<string, string>()
  return {
    close: () => {
      for (const [url, methods] of declared) {
        const allow = [...methods].join(', ')
        allowed.set(url, allow)
        const others = known.filter((method) => !methods.has(method))
        if (others.length === 0) continue
        app.route({
          method: others,
          url,
          onRequest: (_request, reply, done) => {
            reply.header('allow', allow)
            done(new Problem(refuse('method-not-allowed')))
          },
          handler: () => undefined,
        })
      }
    },
    refusalOf: ({ method, url }, reply) => {
      const path = url.replace(/\?.*$/, '').split('/')
      const isRare = !known.some((one) => one === method)
      const allow = isRare && [...allowed].find(([route]) => fits(route.split('/'), path))?.[1]
      if (!allow) return new Problem(refuse('not-found'))
      reply.header('allow', allow)
      return new Problem(refuse('method-not-allowed'))
    },
  }
}
