import type { FastifyRequest } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'

const hostOf = (origin: string): string | undefined => {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/**
 * Refuses a write that another site's page sent (ASVS 3.5.1). Sec-Fetch-Site, which no script can set, decides where
 * there is one: under `Referrer-Policy: no-referrer` a form's own POST says `Origin: null`. Without it, a write that
 * carries a cookie must name its origin; one without (a program, a form of an old phone) may pass where nothing is lost.
 */
export const checkOrigin = (request: FastifyRequest, { needsProof }: { readonly needsProof: boolean }): void => {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  if (site === 'same-origin') return
  if (site === 'cross-site' || site === 'same-site') throw new Problem(refuse('cross-site'))
  const isNamed = origin !== undefined && origin !== 'null'
  if (isNamed && hostOf(origin) !== request.headers.host) throw new Problem(refuse('cross-site'))
  if (needsProof && !isNamed) throw new Problem(refuse('cross-site'))
}
