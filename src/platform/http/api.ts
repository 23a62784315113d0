import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Endpoint, postOverHeader } from '#kernel/endpoint.ts'
import { validate } from '#kernel/input.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { holds, isFresh, type Viewer } from '#kernel/viewer.ts'
import type { Context } from '#platform/action/context.ts'
import { notingRefusals } from '#platform/audit/noting-refusals.ts'
import { notingSecrets } from '#platform/audit/noting-secrets.ts'
import { holdToSchema } from './declared.ts'
import { firstFile, takeMultipart } from './multipart.ts'
import { checkOrigin } from './origin.ts'
import type { Call, Reply, Route } from './route.ts'

export interface Caller {
  readonly context: Context
  /** How the log-in was shown; a cookie's writes need proof of origin. */
  readonly by: 'bearer' | 'cookie' | null
  readonly source: string
}

export interface ApiOptions {
  /** `anew`: with what holds at this instant, past what is remembered of the log-in. */
  readonly callerOf: (request: FastifyRequest, anew?: 'anew') => Promise<Caller>
  /** Holds each answer against its contract: on in tests, where a wrong shape must fail. */
  readonly checkAnswers: boolean
}

const admit = ({ access, fresh }: Endpoint, viewer: Viewer, now: Date): void => {
  if (access === 'public') return
  if (viewer.login === null) throw new Problem(refuse('not-logged-in'))
  if (access !== 'login' && !access.some((permission) => holds(viewer, permission)))
    throw new Problem(refuse('not-allowed'))
  if (fresh && !isFresh(viewer, now)) throw new Problem(refuse('step-up'))
}

const headerOf =
  ({ headers }: FastifyRequest): Call<Endpoint>['header'] =>
  (name) => {
    const value = headers[name]
    return typeof value === 'string' ? value : undefined
  }

const isForm = (media: readonly string[]): boolean => media.includes('multipart/form-data')

const callOf = (endpoint: Endpoint, request: FastifyRequest, source: string): Call<Endpoint> => {
  if ((endpoint.body || endpoint.upload) && request.headers['content-type'] === undefined)
    throw new Problem(refuse('wrong-content-type'))
  return {
    params: readParams(endpoint, request.params),
    query: endpoint.query ? validate(endpoint.query, request.query) : {},
    body: endpoint.body ? validate(endpoint.body, request.body) : undefined,
    ...(endpoint.upload &&
      (isForm(endpoint.upload)
        ? { upload: () => firstFile(request) }
        : { file: request.body as AsyncIterable<Uint8Array> })),
    source,
    origin: `${request.protocol}://${request.headers.host ?? 'localhost'}`,
    header: headerOf(request),
  }
}

/** An id that cannot be one names nothing: not found, like any other that is out of sight. */
const readParams = ({ params }: Endpoint, given: unknown): unknown => {
  if (!params) return {}
  const parsed = params.safeParse(given)
  if (!parsed.success) throw new Problem(refuse('not-found'))
  return parsed.data
}

/** Refusals that what is remembered of a log-in can be the cause of: its posts have changed within these seconds. */
const ofRights = ['not-logged-in', 'not-allowed']

const answered = async (
  { endpoint, handle, whenMarked }: Route,
  request: FastifyRequest,
  callerOf: ApiOptions['callerOf'],
): Promise<Reply<unknown> & { readonly viewer: Viewer }> => {
  const caller = await callerOf(request)
  const { by, source } = caller
  if (endpoint.method !== 'GET') checkOrigin(request, { needsProof: by === 'cookie' })
  const answer = async ({ context }: Caller) => {
    admit(endpoint, context.viewer, context.now)
    const reply = await notingSecrets(
      context,
      () => handle(context, callOf(endpoint, request, source)),
      async () => whenMarked?.(context, request.body),
    )
    return { ...reply, viewer: context.viewer }
  }
  const operation = `${endpoint.method} ${endpoint.path}`
  return notingRefusals(caller.context, { operation, source }, async () => {
    try {
      return await answer(caller)
    } catch (error) {
      // A file is read once. For everything else rights follow at once: what was refused by old ones is asked by those of now.
      if (!(error instanceof Problem) || !ofRights.includes(error.refusal.code) || endpoint.upload) throw error
      if (caller.context.viewer.login === null) throw error
      const now = await callerOf(request, 'anew')
      if (now.context.viewer.proof?.stamp === caller.context.viewer.proof?.stamp) throw error
      return answer(now)
    }
  })
}

const handlerOf =
  (route: Route, { callerOf, checkAnswers }: ApiOptions) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { endpoint } = route
    const { status = 200, headers, body, viewer } = await answered(route, request, callerOf)
    if (viewer.hasLeftPost) reply.header(postOverHeader, 'yes')
    reply.code(status)
    if (endpoint.media !== undefined) {
      const type = endpoint.media.startsWith('text/') ? `${endpoint.media}; charset=utf-8` : endpoint.media
      reply.header('content-type', type).header('content-disposition', 'attachment')
      if (headers) reply.headers(headers)
      return reply.send(Readable.from(body as AsyncIterable<string | Uint8Array>))
    }
    const text = JSON.stringify(body)
    if (checkAnswers) holdToSchema(endpoint.answer, text)
    reply.header('content-type', 'application/json; charset=utf-8')
    if (headers) reply.headers(headers)
    return reply.send(text)
  }

/** A route whose body is a file: it alone takes these media types, and no JSON. The bytes are handed on unread. */
const registerUpload = (
  app: FastifyInstance,
  url: string,
  media: readonly string[],
  handler: ReturnType<typeof handlerOf>,
): void => {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    if (isForm(media)) await takeMultipart(scope)
    else scope.addContentTypeParser([...media], (_request, payload, done) => done(null, payload))
    scope.route({ method: 'POST', url, config: { isUpload: true }, handler })
  })
}

/** Registers every route of the API. */
export const registerApi = (app: FastifyInstance, routes: readonly Route[], options: ApiOptions): void => {
  for (const route of routes) {
    const { method, path, upload } = route.endpoint
    const url = path.replace(/\{(\w+)\}/g, ':$1')
    if (upload) registerUpload(app, url, upload, handlerOf(route, options))
    else app.route({ method, url, handler: handlerOf(route, options) })
  }
}
