import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { tokenOf } from '#platform/login/cookie.ts'
import { isLoopback } from '#platform/login/demo-gate.ts'
import { admissionOf, type Lane, type Most, usualMost } from './admission.ts'
import { counter, type Rates, usualRates } from './rates.ts'
import { placeOf, sourceOf } from './source.ts'

export interface Limits {
  readonly rates: Rates
  readonly most: Most
}

export const usualLimits: Limits = { rates: usualRates, most: usualMost }

declare module 'fastify' {
  interface FastifyRequest {
    /** The lane in which this request has its place, while it has one. */
    lane: Lane | null
  }
  interface FastifyContextConfig {
    /** Answered whatever the load: how the server is watched. */
    isWatch?: boolean
    /** The body is read while it is worked on, and may take its sender minutes. */
    isUpload?: boolean
  }
}

const laneOf = ({ method, headers, routeOptions }: FastifyRequest): Lane => {
  if (routeOptions.config.isUpload) return 'uploads'
  const isRead = method === 'GET' || method === 'HEAD'
  if (headers.authorization !== undefined || headers.cookie?.includes('__Host-luzhi='))
    return isRead ? 'staff' : 'staffWrites'
  return isRead ? 'public' : 'publicWrites'
}

const leave = (request: FastifyRequest, admission: ReturnType<typeof admissionOf>): void => {
  if (request.lane === null) return
  admission.leave(request.lane)
  request.lane = null
}

/**
 * What one place or log-in may ask in a while (429), and how much is worked on at a time (503). A place is taken when the body is there,
 * so that nobody holds one by sending slowly, and given back with the answer's head, so that nobody holds one by reading slowly.
 * This machine's own programs have no rate: whoever is on it can do worse.
 */
export const limitRequests = (app: FastifyInstance, { rates, most }: Limits): void => {
  const count = counter(rates.seconds)
  const admission = admissionOf(most)
  const countOne = (request: FastifyRequest): number => {
    const source = sourceOf(request)
    if (isLoopback(source)) return 0
    const now = performance.now()
    const byPlace = count(now, placeOf(source), rates.perPlace)
    const token = byPlace > 0 ? undefined : tokenOf(request.headers)?.token
    return token === undefined ? byPlace : count(now, token, rates.perActor)
  }
  app.decorateRequest('lane', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const seconds = request.routeOptions.config?.isWatch ? 0 : countOne(request)
    if (seconds > 0) done(new Problem(refuse('too-many', { params: { seconds } })))
    else done()
  })
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.routeOptions.config?.isWatch) return done()
    const lane = laneOf(request)
    if (!admission.enter(lane, performance.now())) return done(new Problem(refuse('busy')))
    request.lane = lane
    done()
  })
  app.addHook('onSend', (request, _reply, payload, done) => {
    leave(request, admission)
    done(null, payload)
  })
  app.addHook('onResponse', (request, _reply, done) => {
    leave(request, admission) // where there was no answer to send
    done()
  })
}
