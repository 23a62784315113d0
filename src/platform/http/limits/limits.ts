import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { tokenOf } from '#platform/login/cookie.ts'
import { isLoopback } from '#platform/login/demo-gate.ts'
import { admissionOf, type Lane, type Most, usualMost } from './admission.ts'
import { heldBy } from './held.ts'
import type { Known } from './known.ts'
import { hasBody, isUpload, laneOf } from './lane.ts'
import { counter, type Rates, usualRates } from './rates.ts'
import { placeOf, sourceOf } from './source.ts'

interface Share {
  /** What one place has of it at most, and all together. */
  readonly each: number
  readonly all: number
}

export interface Limits {
  readonly rates: Rates
  readonly most: Most
  /** Bytes of bodies that are on their way or here, of those that are read before they are worked on. */
  readonly bodies: Share
  /** Uploads of the public that are under way: whoever sends slowly holds his own places and nobody else's. */
  readonly uploads: Share
  /** Each takes a descriptor, of which a process has some ten thousands. Behind one address of a carrier sit many people. */
  readonly connections: Share
}

export const usualLimits: Limits = {
  rates: usualRates,
  most: usualMost,
  bodies: { each: 16_000_000, all: 64_000_000 },
  uploads: { each: 4, all: Infinity },
  connections: { each: 500, all: 8000 },
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The lane in which this request has its place, while it has one. */
    lane: Lane | null
  }
  interface FastifyContextConfig {
    /** Answered whatever the load: how the server is watched. Whoever sets it makes the answer cheap. */
    isWatch?: boolean
  }
}

const busy = (): Problem => new Problem(refuse('busy'))

const isWatch = (request: FastifyRequest): boolean => request.routeOptions.config?.isWatch === true

/** Requests in a while, by place and by log-in. This machine's own programs have no rate: whoever is on it can do worse. */
const limitRates = (app: FastifyInstance, rates: Rates): void => {
  const count = counter(rates.seconds)
  const secondsUntilNext = (request: FastifyRequest): number => {
    const source = sourceOf(request)
    if (isLoopback(source)) return 0
    const now = performance.now()
    const byPlace = count(now, placeOf(source), rates.perPlace)
    const token = byPlace > 0 ? undefined : tokenOf(request.headers)?.token
    return token === undefined ? byPlace : count(now, token, rates.perActor)
  }
  app.addHook('onRequest', (request, _reply, done) => {
    const seconds = isWatch(request) ? 0 : secondsUntilNext(request)
    if (seconds > 0) done(new Problem(refuse('too-many', { params: { seconds } })))
    else done()
  })
}

/** What is held until a request is over, whichever way: its answer is sent, or its connection is gone. */
const whileUnderWay = (
  app: FastifyInstance,
  share: Share,
  largest: number,
  amountOf: (request: FastifyRequest) => number,
): void => {
  const held = heldBy(share)
  app.addHook('onRequest', (request, reply, done) => {
    const amount = Math.min(largest, amountOf(request))
    if (amount === 0) return done()
    const place = placeOf(sourceOf(request))
    if (!held.take(place, amount)) return done(busy())
    reply.raw.once('close', () => held.giveBack(place, amount)) // of the request it comes as soon as its body was read
    done()
  })
}

/** Beyond its share an address gets no connection; a proxy stands for all its visitors, and this machine's own programs have no share. */
const limitConnections = (app: FastifyInstance, { each, all }: Share, hasProxies: boolean): void => {
  const held = heldBy({ each: hasProxies ? all : each, all })
  app.server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    if (isLoopback(address)) return
    const place = placeOf(address)
    if (!held.take(place, 1)) return void socket.destroy()
    socket.once('close', () => held.giveBack(place, 1))
  })
}

/** How much is worked on at a time. A place is given back with the answer's head, so that nobody holds one by reading slowly. */
const limitWork = (app: FastifyInstance, most: Most, known: Known): void => {
  const admission = admissionOf(most)
  const enter = (request: FastifyRequest, done: (error?: Error) => void): void => {
    if (isWatch(request)) return done()
    const now = performance.now()
    const token = tokenOf(request.headers)?.token
    const lane = laneOf(request, token !== undefined && known.has(token, now))
    if (!admission.enter(lane, now)) return done(busy())
    request.lane = lane
    done()
  }
  const leave = (request: FastifyRequest): void => {
    if (request.lane === null) return
    admission.leave(request.lane)
    request.lane = null
  }
  app.decorateRequest('lane', null)
  // Whoever sends no body is told at once; otherwise when the body is there, so that nobody holds a place by sending slowly.
  app.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request.raw)) done()
    else enter(request, done)
  })
  app.addHook('preHandler', (request, _reply, done) => {
    if (hasBody(request.raw)) enter(request, done)
    else done()
  })
  app.addHook('onSend', (request, _reply, payload, done) => {
    leave(request)
    done(null, payload)
  })
  app.addHook('onResponse', (request, _reply, done) => {
    leave(request) // where there was no answer to send
    done()
  })
}

/**
 * What one place or log-in may ask in a while (429), and how much is taken in and worked on at a time (503). `largest`: bytes of the
 * largest body that is read before it is worked on; one that does not say its length is counted as such.
 */
export const limitRequests = (
  app: FastifyInstance,
  { rates, most, bodies, uploads, connections }: Limits,
  { known, largest, hasProxies }: { readonly known: Known; readonly largest: number; readonly hasProxies: boolean },
): void => {
  limitConnections(app, connections, hasProxies)
  limitRates(app, rates)
  whileUnderWay(app, bodies, largest, (request) =>
    hasBody(request.raw) && !isUpload(request) ? Number(request.headers['content-length'] ?? largest) : 0,
  )
  whileUnderWay(app, uploads, 1, (request) => {
    const token = tokenOf(request.headers)?.token
    return isUpload(request) && !(token !== undefined && known.has(token, performance.now())) ? 1 : 0
  })
  limitWork(app, most, known)
}
