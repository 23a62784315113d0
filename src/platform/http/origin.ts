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
 * Refuses a write that another site's page sent (ASVS 3.5.1). A browser names its origin; a write that carries a cookie
 * and names none is refused, one without a cookie (a program, a form of an old phone) may pass where nothing is lost.
 */
export const checkOrigin = (request: FastifyRequest, { needsProof }: { readonly needsProof: boolean }): void => {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  if (site === 'cross-site' || site === 'same-site') throw new Problem(refuse('cross-site'))
  if (origin !== undefined && origin !== 'null' && hostOf(origin) !== request.headers.host) throw new Problem(refuse('cross-site'))
  if (origin === 'null') throw new Problem(refuse('cross-site'))
  if (needsProof && site === undefined && origin === undefined) throw new Problem(refuse('cross-site'))
}
