import { BlockList, isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { placeOf, sourceOf } from '#platform/http/limits/source.ts'
import { sentence } from '../sentence.ts'

/** What of the house is kept apart by names: who works here and who reads. */
export type Face = 'staff' | 'public'

export interface Names {
  /** Host names of a face, small letters, without port; empty: it has none of its own. */
  readonly hosts: Readonly<Record<Face, ReadonlySet<string>>>
  /** Networks that staff work from; null: anywhere. */
  readonly staffFrom: BlockList | null
}

/** Everything at every name, from anywhere. */
export const oneName: Names = { hosts: { staff: new Set(), public: new Set() }, staffFrom: null }

const listOf = (text = ''): string[] => text.split(/[\s,]+/).filter((part) => part !== '')

const addRange = (list: BlockList, text: string): void => {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  const most = family === 4 ? 32 : 128
  const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  if (family === 0 || more !== undefined || length < 0 || length > most)
    throw new Error(sentence('badRange', { range: text }))
  list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6')
}

const rangesOf = (text: string | undefined): BlockList | null => {
  const ranges = listOf(text)
  if (ranges.length === 0) return null
  const list = new BlockList()
  for (const range of ranges) addRange(list, range)
  return list
}

/**
 * `LUZHI_STAFF_HOST`, `LUZHI_PUBLIC_HOST`: names, separated by commas; `LUZHI_STAFF_FROM`: addresses and ranges.
 * Throws an Error with a sentence where one is no range.
 */
export const readNames = (env: Readonly<Record<string, string | undefined>>): Names => {
  const hosts = (name: string): Set<string> => new Set(listOf(env[name]?.toLowerCase()))
  return {
    hosts: { staff: hosts('LUZHI_STAFF_HOST'), public: hosts('LUZHI_PUBLIC_HOST') },
    staffFrom: rangesOf(env['LUZHI_STAFF_FROM']),
  }
}

const everywhere = new Set(['/healthz', '/readyz', '/metrics', '/favicon.ico', '/authority.crt'])
const isBelow = (route: string, path: string): boolean => route === path || route.startsWith(`${path}/`)
const ofStaff = (route: string): boolean =>
  ['/desk', '/phone', '/bind', '/setup', '/api/v1'].some((path) => isBelow(route, path))

/** Whether a declared route answers at a host. A face that has names answers there only, and there nothing else does. */
export const answersAt = ({ hosts }: Names, host: string, route: string): boolean => {
  if (everywhere.has(route)) return true
  const face = ofStaff(route) ? 'staff' : 'public'
  const other = face === 'staff' ? 'public' : 'staff'
  return hosts[face].size > 0 ? hosts[face].has(host) : !hosts[other].has(host)
}

const isWithin = (ranges: BlockList, source: string): boolean => {
  const address = source.includes(':') && !placeOf(source).includes(':') ? placeOf(source) : source
  return ranges.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? ''
const hostOf = (request: FastifyRequest): string => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()

const isOffRange = ({ staffFrom }: Names, request: FastifyRequest): boolean =>
  staffFrom !== null && !isWithin(staffFrom, sourceOf(request))

/** Pages that only staff have. A deputy's phone is in no office: its pages open anywhere, and its key is what lets it in. */
const isStaffPage = (route: string): boolean => isBelow(route, '/desk') || isBelow(route, '/setup')

/** Begins a log-in other than that of a bound phone. */
const isStaffLogIn = (route: string, method: string): boolean =>
  isBelow(route, '/api/v1/login') &&
  !isBelow(route, '/api/v1/login/phone') &&
  !(route === '/api/v1/login' && method !== 'POST')

/** Refuses what does not belong to the name or the network that a request comes by (security.md 3.5.4; 2024 rules, articles 18 and 19). */
export const keepApart = (app: FastifyInstance, names: Names): void => {
  if (Object.values(names.hosts).every((hosts) => hosts.size === 0) && names.staffFrom === null) return
  app.addHook('onRequest', (request, _reply, done) => {
    const [route, { method }] = [routeOf(request), request]
    if (!answersAt(names, hostOf(request), route)) return done(new Problem(refuse('not-found')))
    const isRefused = (isStaffPage(route) || isStaffLogIn(route, method)) && isOffRange(names, request)
    return done(isRefused ? new Problem(refuse('not-from-here')) : undefined)
  })
}

/** A session that was begun in the office does not go on outside; a bound phone's does. */
export const checkPlace = (names: Names, request: FastifyRequest, viewer: Viewer): void => {
  if (viewer.login === null || viewer.proof?.isOnPhone || !isOffRange(names, request)) return
  throw new Problem(refuse('not-from-here'))
}
