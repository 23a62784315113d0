import { createHash, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

interface Granted {
  readonly claims: Readonly<Record<string, unknown>>
  readonly nonce: string
  readonly challenge: string
  readonly redirectUri: string
}

export interface Issuer {
  readonly url: string
  readonly client: string
  readonly secret: string
  /** What the person says yes to: the address that the service sends him back by. */
  agree(authorization: string, claims: Readonly<Record<string, unknown>>): string
}

/** A small identity service on this machine: code flow with PKCE, RS256, one client. Real HTTP, real signatures. */
export const startIssuer = async (): Promise<Issuer> => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
  const [client, secret] = ['luzhi', randomUUID()]
  const codes = new Map<string, Granted>()
  let url = ''

  const idToken = ({ claims, nonce }: Granted): string => {
    const now = Math.floor(Date.now() / 1000)
    const body = { iss: url, aud: client, iat: now, exp: now + 60, nonce, ...claims }
    const signed = `${encode({ alg: 'RS256', kid: 'one' })}.${encode(body)}`
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
  }
  const redeem = (form: URLSearchParams): [number, unknown] => {
    const granted = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isRight =
      granted?.challenge === challenge &&
      granted.redirectUri === form.get('redirect_uri') &&
      form.get('client_id') === client &&
      form.get('client_secret') === secret
    if (!granted || !isRight) return [400, { error: 'invalid_grant' }]
    return [200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 60, id_token: idToken(granted) }]
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }
    if (request.url === '/.well-known/openid-configuration')
      return answer(200, {
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    if (request.url === '/jwks') return answer(200, { keys: [jwk] })
    let text = ''
    for await (const piece of request) text += String(piece)
    return answer(...redeem(new URLSearchParams(text)))
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => void server.close())

  return {
    url,
    client,
    secret,
    agree(authorization, claims) {
      const asked = new URL(authorization).searchParams
      const code = randomUUID()
      const redirectUri = asked.get('redirect_uri') ?? ''
      const [nonce, challenge] = [asked.get('nonce') ?? '', asked.get('code_challenge') ?? '']
      codes.set(code, { claims, nonce, challenge, redirectUri })
      return `${redirectUri}?${new URLSearchParams({ code, state: asked.get('state') ?? '' }).toString()}`
    },
  }
}
