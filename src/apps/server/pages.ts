import { brotliCompress, constants } from 'node:zlib'
import { promisify } from 'node:util'
import fastifyFormbody from '@fastify/formbody'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import { ofDocument, policies } from '#platform/http/headers.ts'
import { checkOrigin } from '#platform/http/origin.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { formWithFiles, takeMultipart } from '#platform/http/multipart.ts'
import type { Page, PageAnswer, PageCall } from '#platform/http/page.ts'
import { textsOf } from '#platform/http/texts.ts'
import { chooseLook, lookOf } from '#ui/light/look.ts'
import type { Portal } from './portal.ts'

export interface PagesOptions {
  readonly pages: readonly Page[]
  readonly portal: Portal
  readonly contextOf: (
    request: FastifyRequest,
  ) => Promise<{ context: Context; county: { key: string; name: string; isDemo: boolean }; source: string }>
}

const compress = promisify(brotliCompress)

const send = async (request: FastifyRequest, reply: FastifyReply, html: string): Promise<FastifyReply> => {
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .headers(ofDocument(policies.portal))
    .header('vary', 'cookie, accept-language, accept-encoding')
  if (!/\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(html)
  const body = await compress(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return reply.header('content-encoding', 'br').send(body)
}

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.headers.host ?? 'localhost'}`

const basePath = (request: FastifyRequest): string => {
  const county = request.headers['x-luzhi-county']
  return typeof county === 'string' ? `/c/${county}` : ''
}

/** Draws one page in the look that its visitor chose. */
export const drawer =
  ({ portal, contextOf }: Pick<PagesOptions, 'portal' | 'contextOf'>) =>
  async (request: FastifyRequest, page: string, props: unknown): Promise<string> => {
    const { county, context } = await contextOf(request)
    const { language, elder } = lookOf(request.headers.cookie, request.headers['accept-language'])
    return portal.render(page, props, {
      language,
      elder,
      county: { key: county.key, name: county.name, demo: county.isDemo },
      path: request.url.split('?')[0] ?? '/',
      base: basePath(request),
      cssHref: portal.cssHref,
      scriptHref: portal.scriptHref,
      today: dayOf(context.now),
    })
  }

/** The form of a request, with its files where the page takes any. */
const broughtBy = async (
  request: FastifyRequest,
  takesFiles: Page['takesFiles'],
): Promise<Pick<PageCall, 'form' | 'files'>> => {
  if (!request.isMultipart()) return { form: textsOf(request.body) }
  if (!takesFiles) throw new Problem(refuse('wrong-content-type'))
  return formWithFiles(request, takesFiles)
}

/** Registers the pages of the portal: server-rendered, whole without JavaScript, forms decoded as text. */
export const registerPages = async (app: FastifyInstance, options: PagesOptions): Promise<void> => {
  const draw = drawer(options)
  const show = async (request: FastifyRequest, reply: FastifyReply, answer: PageAnswer): Promise<FastifyReply> => {
    if ('goTo' in answer)
      return reply
        .code(303)
        .header('location', `${basePath(request)}${answer.goTo}`)
        .header('cache-control', 'no-store')
        .send()
    if ('file' in answer)
      return reply
        .headers({ 'content-type': answer.file.media, 'cache-control': 'no-store' })
        .header('content-disposition', `attachment; filename="${answer.file.name}"`)
        .send(answer.file.text)
    const { status = 200, isPrivate } = answer
    reply.code(status).header('cache-control', isPrivate || status >= 400 ? 'no-store' : 'no-cache')
    if (isPrivate) reply.header('x-robots-tag', 'noindex')
    return send(request, reply, await draw(request, answer.page, answer.props))
  }
  await app.register(async (portal) => {
    await portal.register(fastifyFormbody, { bodyLimit: 200_000 })
    await takeMultipart(portal)
    for (const { method, path, takesFiles, load } of options.pages) {
      portal.route({
        method,
        url: path.replace(/\{(\w+)\}/g, ':$1'),
        config: { isPage: true, ...(takesFiles && { isUpload: true }) },
        handler: async (request, reply) => {
          if (method === 'POST') checkOrigin(request, { needsProof: false })
          const { context, source } = await options.contextOf(request)
          const brought = await broughtBy(request, takesFiles)
          const call = {
            params: textsOf(request.params),
            query: textsOf(request.query),
            ...brought,
            source,
            origin: originOf(request) + basePath(request),
          }
          return show(request, reply, await load(context, call))
        },
      })
    }
    portal.get('/look', { config: { isPage: true } }, async (request, reply) => {
      const { setCookie, goTo } = chooseLook(
        lookOf(request.headers.cookie, request.headers['accept-language']),
        textsOf(request.query),
      )
      return reply
        .code(303)
        .header('set-cookie', setCookie)
        .header('location', `${basePath(request)}${goTo}`)
        .header('cache-control', 'no-store')
        .send()
    })
  })
}

/** Whether a request that failed should be answered with a page: a page's own route, or any GET by a browser outside the API. */
export const wantsPage = (request: FastifyRequest): boolean => {
  const { config } = request.routeOptions
  if ((config as { isPage?: boolean }).isPage) return true
  return (
    request.method === 'GET' &&
    !/^\/(api|open311)\//.test(request.url) &&
    String(request.headers.accept ?? '').includes('text/html')
  )
}
