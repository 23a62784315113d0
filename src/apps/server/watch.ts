import { statfs } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { sourceOf } from '#platform/http/source.ts'
import { sql } from '#platform/db/sql.ts'
import { isLoopback } from '#platform/login/demo-gate.ts'
import type { Instance } from '../instance.ts'

const leastFree = 100_000_000
const watching = { config: { isWatch: true } }

/** Liveness, readiness (database and disk) and Prometheus metrics, which only this machine may read. */
export const registerWatch = (app: FastifyInstance, { db, dataDir }: Instance): void => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answered = new Counter({
    name: 'luzhi_requests_total',
    help: 'Answers by method and status class',
    labelNames: ['method', 'class'],
    registers: [registry],
  })
  const lasted = new Histogram({
    name: 'luzhi_request_seconds',
    help: 'Time to answer',
    labelNames: ['method'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    answered.inc({ method: request.method, class: `${Math.floor(reply.statusCode / 100)}xx` })
    lasted.observe({ method: request.method }, reply.elapsedTime / 1000)
  })
  app.get('/healthz', watching, async () => ({ ok: true }))
  app.get('/readyz', watching, async (_request, reply) => {
    const database = await db
      .read('*', (session) => session.one(sql`select 1`))
      .then(
        () => true,
        () => false,
      )
    const disk = await statfs(dataDir).then(
      ({ bavail, bsize }) => bavail * bsize > leastFree,
      () => false,
    )
    return reply.code(database && disk ? 200 : 503).send({ database, disk })
  })
  app.get('/metrics', watching, async (request, reply) => {
    if (!isLoopback(sourceOf(request))) throw new Problem(refuse('not-found'))
    return reply.header('content-type', registry.contentType).send(await registry.metrics())
  })
}
