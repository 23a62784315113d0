import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { publicViewer } from '#commons/access/data/viewer.ts'
import { resolveToken } from '#commons/access/wiring/resolve-token.ts'
import type { Ports } from '#platform/action/ports.ts'
import { type Caller, registerApi } from '#platform/http/api.ts'
import { ofDocument, policies } from '#platform/http/headers.ts'
import type { Limits } from '#platform/http/limits/limits.ts'
import { problemsOf } from '#platform/http/problems.ts'
import { httpServer, type ServerOptions } from '#platform/http/server.ts'
import { sourceOf } from '#platform/http/limits/source.ts'
import { sentences } from '#platform/http/words.ts'
import type { Log } from '#platform/log/log.ts'
import { tokenOf } from '#platform/login/cookie.ts'
import { spokenIn } from '#ui/light/look.ts'
import { catalogues, house } from '../house.ts'
import type { Instance } from '../instance.ts'
import { type Counties, countiesOf } from './counties.ts'
import { registerAuthority } from './tls/authority.ts'
import { registerAssets, registerDesk } from './desk.ts'
import { documentRoute } from '../document.ts'
import { checkPlace, keepApart, type Names, oneName } from './names.ts'
import { drawer, registerPages, wantsPage } from './pages.ts'
import { registerPhone } from './phone.ts'
import { loadPortal } from './portal.ts'
import type { FirstRun } from './first-run.ts'
import { registerSetup } from './setup.ts'
import { registerWatch } from './watch.ts'

export interface AppOptions {
  readonly instance: Instance
  readonly ports: Ports
  readonly log: Log
  /** The server's clock; tests set it. */
  readonly now: () => Date
  readonly checkAnswers: boolean
  readonly tls?: { readonly cert: string; readonly key: string } | null
  /** Proxies that are believed (platform/http/limits/source.ts). */
  readonly proxies?: readonly string[]
  /** How much is taken at a time; the usual when absent. */
  /** Names and networks that faces are kept apart by. */
  readonly names?: Names | undefined
  readonly limits?: Limits | undefined
  /** Set while the instance has no county and may be given one by its first-run page. */
  readonly firstRun?: FirstRun | null
  /** Folder with the built screens. */
  readonly dist: string
}

const pathCounty = (request: FastifyRequest): string | null => {
  const key = request.headers['x-luzhi-county']
  return typeof key === 'string' ? key : null
}

/** A problem as a page, in the look of the county it came up in; undefined for a request that no page was to answer. */
const problemPage =
  (counties: Counties, draw: ReturnType<typeof drawer>): ServerOptions['pageOf'] =>
  async (request, reply, code, status) => {
    if (!wantsPage(request)) return undefined
    const county = await counties
      .pick({ path: pathCounty(request), host: request.headers.host ?? '' })
      .catch(() => undefined)
    if (!county) return undefined
    reply.headers(ofDocument(policies.portal))
    return draw(request, status === 404 ? 'missing' : 'trouble', status === 404 ? {} : { kind: code }).catch(
      () => undefined,
    )
  }

/** The whole server without a port: every route of the house, the faces, health. */
export const buildApp = async ({
  instance,
  ports,
  log,
  now,
  checkAnswers,
  tls = null,
  proxies = [],
  limits,
  names = oneName,
  firstRun = null,
  dist,
}: AppOptions): Promise<FastifyInstance> => {
  const { db } = instance
  const counties = countiesOf(db)
  const portal = await loadPortal(dist)
  const problems = problemsOf(
    house.map(({ refusals = {} }) => refusals),
    sentences(catalogues, portal.toTraditional),
  )
  const languageOf = (request: FastifyRequest) => spokenIn(request.headers.cookie, request.headers['accept-language'])

  const countyOf = async (request: FastifyRequest) => {
    const county = await counties.pick({ path: pathCounty(request), host: request.headers.host ?? '' })
    if (!county) throw new Problem(refuse('not-found'))
    return county
  }
  const contextOf = async (request: FastifyRequest) => {
    const county = await countyOf(request)
    const context = {
      county: county.key,
      viewer: publicViewer(county.key),
      db,
      ports,
      now: now(),
      language: languageOf(request),
      traditional: portal.toTraditional,
    }
    return { context, county, source: sourceOf(request) }
  }
  const callerOf = async (request: FastifyRequest, anew?: 'anew'): Promise<Caller> => {
    const { context, source } = await contextOf(request)
    const shown = tokenOf(request.headers)
    const viewer = shown && (await resolveToken(db, context.county, shown.token, context.now, anew))
    if (viewer) checkPlace(names, request, viewer)
    if (viewer && shown) known.note(shown.token, performance.now())
    return { context: viewer ? { ...context, viewer } : context, by: shown?.by ?? null, source }
  }

  const draw = drawer({ portal, contextOf })
  const { app, closeMethods, known } = httpServer({
    tls,
    proxies,
    ...(limits && { limits }),
    problems,
    languageOf,
    log,
    pageOf: problemPage(counties, draw),
  })
  keepApart(app, names)
  registerWatch(app, instance)
  registerAuthority(app, instance.dataDir)
  if (firstRun) await registerSetup(app, { firstRun, db, portal, now })
  await registerAssets(app, dist)
  const isDemo = (request: FastifyRequest): Promise<boolean> =>
    countyOf(request).then(
      (county) => county.isDemo,
      () => false,
    )
  registerDesk(app, { dist, isDemo })
  registerPhone(app, { dist, countyOf })
  const routes = house.flatMap(({ routes: own = [] }) => own)
  registerApi(app, [...routes, documentRoute(routes)], { callerOf, checkAnswers })
  await registerPages(app, { pages: house.flatMap(({ pages = [] }) => pages), portal, contextOf })
  await app.after() // uploads are registered behind a scope of their own
  closeMethods()
  return app
}
