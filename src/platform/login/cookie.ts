import { absoluteLimit } from './limits.ts'

/** `__Host-` binds the cookie to this very host, over TLS or loopback (ASVS 3.3.1–3.3.4). */
const cookieName = '__Host-luzhi'

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'

export const loginCookie = (token: string): string =>
  `${cookieName}=${token}; Max-Age=${absoluteLimit / 1000}; ${attributes}`

export const noCookie = `${cookieName}=; Max-Age=0; ${attributes}`

/**
 * What a browser drops when a log-in ends (ASVS 14.3.2). Not "cookies": the one of the log-in is ended by itself, and that of large
 * type stays. A bound phone keeps its storage, where nothing lies but the key by which the office bound it: it cannot be read out,
 * and opens nothing without the PIN.
 */
export const dropsAtEnd = (isOnPhone: boolean): string => (isOnPhone ? '"cache"' : '"cache", "storage"')

/** The token that a request brings: `Authorization: Bearer`, else the cookie. */
export const tokenOf = (headers: {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
}): { token: string; by: 'bearer' | 'cookie' } | null => {
  const bearer = /^Bearer ([\w-]{1,200})$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return { token: bearer, by: 'bearer' }
  const cookie = (headers.cookie ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${cookieName}=`))
  const token = cookie?.slice(cookieName.length + 1)
  return token ? { token, by: 'cookie' } : null
}
