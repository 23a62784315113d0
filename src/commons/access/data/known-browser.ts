import { randomBytes, timingSafeEqual } from 'node:crypto'
import { derive, type Keys } from '#platform/crypto/keys.ts'

const cookieName = '__Host-luzhi-known'
const ninetyDays = 90 * 86_400

const markOf = (keys: Keys, county: string, login: string, nonce: string): Buffer =>
  derive(keys, 'login', 'known-browser', county, login, nonce)

/** Says to the server later on that this browser has once logged in as this log-in; it opens nothing. */
export const knownCookie = (keys: Keys, county: string, login: string): string => {
  const nonce = randomBytes(12).toString('base64url')
  const mark = markOf(keys, county, login, nonce).toString('base64url')
  return `${cookieName}=${nonce}.${mark}; Max-Age=${ninetyDays}; Path=/; HttpOnly; Secure; SameSite=Strict`
}

/** What this browser is counted by when it once logged in as this log-in; null for a stranger's. */
export const knownAs = (keys: Keys, county: string, login: string, cookies: string | undefined): string | null => {
  const found = (cookies ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${cookieName}=`))
  const [nonce = '', given = ''] = found?.slice(cookieName.length + 1).split('.') ?? []
  const mark = markOf(keys, county, login, nonce)
  const shown = Buffer.from(given, 'base64url')
  return shown.length === mark.length && timingSafeEqual(shown, mark) ? nonce : null
}
