import { sealedColumns } from '#platform/crypto/sealed-columns.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import { openField, sealField } from '#platform/crypto/field.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { isLoopback } from './demo-gate.ts'

/** The library of OpenID Connect, read when somebody first comes by it. */
const library = () => import('openid-client')

/** An identity service as the operator entered it. */
export interface Provider {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  /** Claim of the ID token that says who it is: `sub` unless the service names people by another. */
  readonly claim: string
  /** What the button says. */
  readonly name: string
  /** Whether the service itself asks for a second factor, so that it is not asked again here. */
  readonly trustsSecond: boolean
}

const binding = (session: Session): string => `${session.county}/login.provider`

export const readProvider = async (session: Session): Promise<Provider | undefined> => {
  const row = await session.one(sql<Provider>`
    select issuer, client, secret, claim, name, trusts_second from login.provider where county = ${session.county}`)
  return row && { ...row, secret: openField(session.keys, row.secret, binding(session)) }
}

export const saveProvider = (session: Session, provider: Provider, now: Date): void =>
  session.send(sql`
    insert into login.provider (county, issuer, client, secret, claim, name, trusts_second, made_at)
    values (${session.county}, ${provider.issuer}, ${provider.client}, ${sealField(session.keys, provider.secret, binding(session))},
      ${provider.claim}, ${provider.name}, ${provider.trustsSecond}, ${now.toISOString()})
    on conflict (county) do update set issuer = excluded.issuer, client = excluded.client, secret = excluded.secret, claim = excluded.claim,
      name = excluded.name, trusts_second = excluded.trusts_second, made_at = excluded.made_at`)

export const dropProvider = async (session: Session): Promise<boolean> =>
  (await session.one(sql<{ name: string }>`
    delete from login.provider where county = ${session.county} returning name`)) !== undefined

/** Whom the service means, as it is stored and looked up: it may be an identity number, so only a keyed hash is kept. */
export const subjectHash = (session: Session, { issuer, claim }: Provider, subject: string): string =>
  lookupHash(session.keys, session.county, 'oidc', JSON.stringify([issuer, claim, subject])).toString('base64url')

/** Id of the log-in that is linked to this subject and holds now. */
export const loginOfSubject = async (session: Session, hash: string, now: Date): Promise<string | undefined> =>
  (
    await session.one(sql<{ id: string }>`
      select id from login.login
      where county = ${session.county} and oidc_subject = ${hash} and (ends_at is null or ends_at > ${now.toISOString()})`)
  )?.id

export const isLinked = async (session: Session, login: string): Promise<boolean> =>
  (await session.one(sql<{ id: string }>`
    select id from login.login where county = ${session.county} and id = ${login} and oidc_subject is not null`)) !==
  undefined

/** Links a log-in to a subject, or to none. False when another log-in has it. */
export const linkSubject = async (session: Session, login: string, hash: string | null): Promise<boolean> =>
  (await session.one(sql<{ id: string }>`
    update login.login set oidc_subject = ${hash} where county = ${session.county} and id = ${login}
      and not exists (select from login.login o where o.county = ${session.county} and o.oidc_subject = ${hash} and o.id <> ${login})
    returning id`)) !== undefined

const patience = 10

/** What the service publishes of itself, read each time: log-ins are rare, keys change. Plain HTTP on this machine only. */
const configOf = async ({ issuer, client, secret }: Provider) => {
  const oidc = await library()
  const url = new URL(issuer)
  const isHere = url.protocol === 'http:' && isLoopback(url.hostname)
  return oidc.discovery(url, client, secret, undefined, {
    timeout: patience,
    // The signature of the ID token is checked too, not only the connection that it came by.
    execute: [oidc.enableNonRepudiationChecks, ...(isHere ? [oidc.allowInsecureRequests] : [])],
  })
}

export interface Going {
  readonly url: string
  /** What must be there again when the person comes back (RFC 9700: state, nonce, PKCE). */
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Address to send the person to. Throws what the network says when the service does not answer. */
export const goToProvider = async (provider: Provider, redirectUri: string): Promise<Going> => {
  const oidc = await library()
  const config = await configOf(provider)
  const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
  const url = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state,
    nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, state, nonce, verifier }
}

/** Whom the service says it is, from the address that the person came back by; undefined when anything is not as it must be. */
export const subjectFrom = async (
  provider: Provider,
  address: URL,
  { state, nonce, verifier }: Omit<Going, 'url'>,
): Promise<string | undefined> => {
  const oidc = await library()
  try {
    const tokens = await oidc.authorizationCodeGrant(await configOf(provider), address, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    })
    const claim = tokens.claims()?.[provider.claim]
    return typeof claim === 'string' && claim !== '' && claim.length <= 200 ? claim : undefined
  } catch {
    return undefined // a refusal there, a forged answer, a service that is down: nobody comes in by it
  }
}

/** Values sealed to their row: one moved to another row does not open. */
export const sealedProvider = sealedColumns({
  table: 'login.provider',
  columns: ['secret'],
  holds: 'Secret of this instance with the identity service; of no person',
  key: [],
  bindingOf: (county) => `${county}/login.provider`,
})
