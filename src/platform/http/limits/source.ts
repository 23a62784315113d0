import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { isLoopback } from '#platform/login/demo-gate.ts'

/** Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed: none unless the operator names them. `1` is one on this machine. */
export const proxiesOf = (setting = ''): readonly string[] =>
  setting === '1' ? ['127.0.0.1', '::1'] : setting.split(/[\s,]+/).filter((part) => part !== '')

const isRange = (text: string): boolean => {
  const [address = '', bits, rest] = text.split('/')
  const most = isIP(address) === 4 ? 32 : 128
  return isIP(address) > 0 && rest === undefined && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
}

/** The first of them that is neither an address nor a range. */
export const wrongProxy = (proxies: readonly string[]): string | undefined => proxies.find((proxy) => !isRange(proxy))

const marks = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto', 'via'] as const

/** Whether the request says of itself that somebody handed it on. */
export const isHandedOn = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  marks.some((name) => headers[name] !== undefined)

/** Somewhere behind a proxy that nobody declared. */
const unknown = '0.0.0.0'

/**
 * Where a request comes from: the connection's own address, or what a declared proxy says. What was handed on by a program of this
 * machine that is no declared proxy may come from anywhere: it has no rights of this machine, and all of it counts as one place.
 */
export const sourceOf = (request: FastifyRequest): string =>
  isLoopback(request.ip) && isHandedOn(request) ? unknown : request.ip

/** `a:b:c:d:e:f:g:h` of an IPv6 address, all groups written out. */
const groups = (address: string): string[] => {
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  if (tail === undefined) return before
  const after = tail === '' ? [] : tail.split(':')
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
}

/** The place that an address stands for: itself, or the network of an IPv6 one, of which every subscriber has a whole /64. */
export const placeOf = (address: string): string => {
  if (!address.includes(':')) return address
  const [plain = ''] = address.split('%')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  return `${groups(plain.toLowerCase())
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
