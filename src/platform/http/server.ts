import type { Socket } from 'node:net'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Language } from '#platform/action/context.ts'
import type { Log } from '#platform/log/log.ts'
import { everywhere } from './headers.ts'
import { type Known, knownTokens } from './limits/known.ts'
import { limitRequests, type Limits, usualLimits } from './limits/limits.ts'
import { closingMethods } from './methods.ts'
import { cutSlowBodies, type Patience, usualPatience } from './limits/patience.ts'
import { problemOf, type Problems } from './problems.ts'
import { answerRaw } from './raw-answers.ts'
import { isHandedOn, sourceOf } from './limits/source.ts'

export interface ServerOptions {
  /** Certificate and key in PEM; plain HTTP without. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Addresses and ranges of proxies that say where a request comes from; nobody else is believed. */
  readonly proxies?: readonly string[]
  readonly limits?: Limits
  readonly patience?: Patience
  readonly problems: Problems
  readonly languageOf: (request: FastifyRequest) => Language
  readonly log: Log
  /** Draws a problem for people: pages answer with a page, not with JSON. Undefined for what is not a page. */
  readonly pageOf: (
    request: FastifyRequest,
    reply: FastifyReply,
    code: string,
    status: number,
  ) => Promise<string | undefined>
}

/** County named by the path `/c/{county}/…`; the rest of the path is then as everywhere. */
const countyPrefix = /^\/c\/([a-z0-9-]{1,40})(?=\/|\?|$)/

const countyOfPath = (url: string): string | null => countyPrefix.exec(url)?.[1] ?? null

const withoutCounty = (url: string): string => {
  const rest = url.replace(countyPrefix, '')
  return rest === '' || rest.startsWith('?') ? `/${rest}` : rest
}

const largestBody = 1_000_000

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a body, or undefined where bytes are not UTF-8: read leniently they would be kept as other characters than were sent. */
const utf8 = (body: Buffer): string | undefined => {
  try {
    return decoder.decode(body)
  } catch {
    return undefined
  }
}

/** What a log line may say of a request: the declared route, never the path, where receipt links stand (security.md 14.2.1). */
const facts = (request: FastifyRequest, status: number) => ({
  method: request.method,
  route: request.routeOptions.url ?? null,
  status,
  source: sourceOf(request),
})

/** A connection on which nothing moves is closed, but not while its request is worked on: a county's hand-over may take longer than a minute. */
const closeWhatIsQuiet = (app: FastifyInstance): void => {
  const workedOn = new WeakSet<Socket>()
  app.addHook('preHandler', (request, _reply, done) => {
    workedOn.add(request.raw.socket)
    done()
  })
  app.addHook('onSend', (request, _reply, payload, done) => {
    workedOn.delete(request.raw.socket)
    done(null, payload)
  })
  app.server.on('timeout', (socket: Socket) => {
    if (!workedOn.has(socket)) socket.destroy()
  })
}

const wireOf = (patience: Patience) => ({
  headersTimeout: patience.headers,
  connectionsCheckingInterval: patience.look,
  requireHostHeader: false, // requireHost does, with our headers
})

/** RFC 9112 3.2: who does not say whom he asks is refused, by us: Node's own refusal has none of our headers. */
const requireHost = (app: FastifyInstance): void => {
  app.addHook('onRequest', ({ headers, raw }, _reply, done) => {
    if (headers.host === undefined && raw.httpVersion !== '1.0') done(new Problem(refuse('bad-http')))
    else done()
  })
}

/** While the server stops, what still comes is told to go away in the shape of every other refusal. */
const refuseWhileClosing = (app: FastifyInstance): void => {
  let isClosing = false
  app.addHook('preClose', (done) => {
    isClosing = true
    done()
  })
  app.addHook('onRequest', (_request, _reply, done) => {
    if (isClosing) done(new Problem(refuse('busy')))
    else done()
  })
}

/** Says once that somebody hands requests on and is not believed: the operator forgot to declare the proxy. */
const tellOfUndeclared = (app: FastifyInstance, log: Log): void => {
  let isTold = false
  app.addHook('onRequest', (request, _reply, done) => {
    if (!isTold && isHandedOn(request)) {
      isTold = true
      log.warn(
        {},
        'requests are handed on by a proxy that is not declared (LUZHI_PROXY): their sources are not believed',
      )
    }
    done()
  })
}

/** Seconds after which a refused request may come again. */
const comeAgain = ({ refusal }: Problem, status: number): string | undefined =>
  status === 429 ? String(refusal.params?.['seconds'] ?? 60) : status === 503 ? '2' : undefined

/** Every 429 and 503 says when to come again, also where a page or a file says it in its own way. */
const sayWhenToComeAgain = (app: FastifyInstance): void => {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const { statusCode } = reply
    if (statusCode === 429 || statusCode === 503)
      if (!reply.hasHeader('retry-after')) reply.header('retry-after', statusCode === 429 ? '60' : '2')
    done(null, payload)
  })
}

/** A body that is refused half way is not read to its end: the next request must not come after it on the same connection. */
const closeAfterCutBody = (app: FastifyInstance): void => {
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.method === 'POST' && !request.raw.complete) reply.header('connection', 'close')
    done(null, payload)
  })
}

export interface HttpServer {
  readonly app: FastifyInstance
  /** Refuses methods that no route has; to be called when all routes are there. */
  readonly closeMethods: () => void
  /** To be told of each token that somebody is found behind. */
  readonly known: Known
}

/** The HTTP server without routes: limits, headers everywhere, and one way for errors to become problems. */
export const httpServer = ({
  tls,
  proxies = [],
  limits = usualLimits,
  patience = usualPatience,
  problems,
  languageOf,
  log,
  pageOf,
}: ServerOptions): HttpServer => {
  const app = fastify({
    ...(tls ? { https: { ...tls, ...wireOf(patience), minVersion: 'TLSv1.2' } } : { http: wireOf(patience) }),
    bodyLimit: largestBody,
    forceCloseConnections: false, // what is under way is finished; main.ts bounds the wait
    return503OnClosing: false, // we do, with our headers
    requestTimeout: patience.longest,
    keepAliveTimeout: 65_000,
    connectionTimeout: 60_000,
    trustProxy: proxies.length > 0 ? [...proxies] : false,
    exposeHeadRoutes: true,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 100 },
    clientErrorHandler: answerRaw(problems),
    frameworkErrors: (_error, request, reply) => {
      reply.headers(everywhere) // no hook runs for an address that cannot be read
      void answer(new Problem(refuse('not-found')), request, reply)
    },
    rewriteUrl: (request) => {
      const url = request.url ?? '/'
      const county = countyOfPath(url)
      if (county !== null) request.headers['x-luzhi-county'] = county
      else delete request.headers['x-luzhi-county']
      return withoutCounty(url)
    },
  })
  const methods = closingMethods(app)
  app.removeContentTypeParser('text/plain')
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = utf8(body as Buffer)
    if (text === undefined) done(new Problem(refuse('bad-json')))
    else void parseJson(request, text, done)
  })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(everywhere)
    done()
  })
  if (proxies.length === 0) tellOfUndeclared(app, log)
  requireHost(app)
  refuseWhileClosing(app)
  const known = knownTokens()
  limitRequests(app, limits, { known, largest: largestBody, hasProxies: proxies.length > 0 })
  cutSlowBodies(app, patience)
  closeWhatIsQuiet(app)
  sayWhenToComeAgain(app)
  closeAfterCutBody(app)

  const answer = async (problem: Problem, request: FastifyRequest, reply: FastifyReply) => {
    const document = problems.documentOf(problem, languageOf(request))
    const page = await pageOf(request, reply, document.code, document.status)
    if (document.status === 401 || document.status === 403 || document.status === 429)
      log.warn(facts(request, document.status), `refused: ${document.code}`)
    const seconds = comeAgain(problem, document.status)
    if (seconds !== undefined) reply.header('retry-after', seconds)
    reply.code(document.status).header('cache-control', 'no-store')
    if (page !== undefined) return reply.header('content-type', 'text/html; charset=utf-8').send(page)
    return reply
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-security-policy', everywhere['content-security-policy'])
      .send(JSON.stringify(document))
  }

  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error)
    if (problem) return answer(problem, request, reply)
    log.error({ ...facts(request, 500), err: error }, 'defect')
    return answer(new Problem(refuse('internal')), request, reply)
  })
  app.setNotFoundHandler((request, reply) => answer(methods.refusalOf(request, reply), request, reply))
  return { app, closeMethods: methods.close, known }
}
