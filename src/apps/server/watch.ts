import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { sourceOf } from '#platform/http/limits/source.ts'
import { unknownMigration } from '#platform/db/state/unknown-migration.ts'
import { isLoopback } from '#platform/login/demo-gate.ts'
import { tokenOf } from '#platform/login/cookie.ts'
import type { Instance } from '../instance.ts'
import { migrations } from '../stored.ts'
import { freeBytes } from '../vitals.ts'
import { addGauges } from './gauges.ts'

const leastFree = 100_000_000
const watching = { config: { isWatch: true } }
const known = migrations.map(({ id }) => id)

const countRequests = (app: FastifyInstance, registry: Registry): void => {
  const registers = [registry]
  const answered = new Counter({
    name: 'luzhi_requests_total',
    help: 'Answers by method and status class',
    labelNames: ['method', 'class'],
    registers,
  })
  const lasted = new Histogram({
    name: 'luzhi_request_seconds',
    help: 'Time to answer',
    labelNames: ['method'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers,
  })
  app.addHook('onResponse', async (request, reply) => {
    answered.inc({ method: request.method, class: `${Math.floor(reply.statusCode / 100)}xx` })
    lasted.observe({ method: request.method }, reply.elapsedTime / 1000)
  })
}

const isSame = (given: string, wanted: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/**
 * Whoever shows the operator's token may read the metrics (`LUZHI_METRICS_TOKEN`). This machine may without one, but not where the public
 * comes by: a proxy on it that says of nothing where it comes from makes everybody this machine.
 */
const mayMeasure = (request: FastifyRequest, env: Readonly<Record<string, string | undefined>>): boolean => {
  const token = env['LUZHI_METRICS_TOKEN']
  const isPublic = env['NODE_ENV'] === 'production' || Boolean(env['LUZHI_PUBLIC_HOST'])
  if (!isPublic && isLoopback(sourceOf(request))) return true
  const shown = tokenOf(request.headers)
  return token !== undefined && shown?.by === 'bearer' && isSame(shown.token, token)
}

const isTrue = (asked: Promise<boolean>): Promise<boolean> => asked.catch(() => false)

/** Anybody may ask, and as often as he likes: it is looked at once a second. */
const forASecond = <T>(look: () => Promise<T>): (() => Promise<T>) => {
  let last: { readonly at: number; readonly found: Promise<T> } | undefined
  return () => {
    const at = performance.now()
    if (!last || at - last.at > 1000) last = { at, found: look() }
    return last.found
  }
}

/** Liveness, readiness (database, migrations, disk) and Prometheus metrics. */
export const registerWatch = (
  app: FastifyInstance,
  instance: Instance,
  env: Readonly<Record<string, string | undefined>> = process.env,
): void => {
  const { db, dataDir } = instance
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  countRequests(app, registry)
  addGauges(registry, instance, env)
  app.get('/healthz', watching, async () => ({ ok: true }))
  const readiness = forASecond(async () => {
    const unknown = db.read('*', (session) => unknownMigration(session, known))
    const [database, isCurrent, disk] = await Promise.all([
      isTrue(unknown.then(() => true)),
      isTrue(unknown.then((id) => id === undefined)),
      isTrue(freeBytes(dataDir).then((free) => free > leastFree)),
    ])
    return { database, migrations: isCurrent, disk }
  })
  app.get('/readyz', watching, async (_request, reply) => {
    const found = await readiness()
    return reply.code(Object.values(found).every(Boolean) ? 200 : 503).send(found)
  })
  app.get('/metrics', watching, async (request, reply) => {
    if (!mayMeasure(request, env)) throw new Problem(refuse('not-found'))
    return reply.header('content-type', registry.contentType).send(await registry.metrics())
  })
}
