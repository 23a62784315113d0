import { createHash, createHmac } from 'node:crypto'

/** Whose requests these are, and for which part of the world the place signs. */
export interface Signer {
  readonly keyId: string
  readonly secret: string
  readonly region: string
}

export interface Unsigned {
  readonly method: string
  readonly url: URL
  /** Small letters; all of them are signed. `host` is added. */
  readonly headers: Readonly<Record<string, string>>
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** RFC 3986: what is not a letter, a digit or one of `-._~` is written by its number. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const queryOf = (url: URL): string =>
  [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&')

/** The path as it is sent: written by number once, as S3 does (other services of AWS do it twice). */
const pathOf = (url: URL): string => url.pathname.split('/').map(decodeURIComponent).map(encoded).join('/')

/**
 * The headers with which an S3-compatible place takes a request: AWS Signature Version 4, the hash of the body among them, so that a body
 * that was changed on the way is refused there.
 */
export const signed = (
  { method, url, headers }: Unsigned,
  { keyId, secret, region }: Signer,
  bodyHash: string,
  at: Date,
): Record<string, string> => {
  const instant = at.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const scope = [instant.slice(0, 8), region, 's3', 'aws4_request'].join('/')
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    'x-amz-content-sha256': bodyHash,
    'x-amz-date': instant,
  }
  const names = Object.keys(all).toSorted()
  const request = [
    method,
    pathOf(url),
    queryOf(url),
    ...names.map((name) => `${name}:${all[name]?.trim()}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n')
  const key = scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secret}`)
  const signature = hmac(key, ['AWS4-HMAC-SHA256', instant, scope, sha256(request)].join('\n')).toString('hex')
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${keyId}/${scope},SignedHeaders=${names.join(';')},Signature=${signature}`,
  }
}
