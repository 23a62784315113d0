import type { Session } from '#platform/db/session.ts'
import { markPasskeyUsed, type Passkey, passkeysOf } from './factor.ts'

/** The server part of WebAuthn, read when somebody first uses a passkey: it is large. */
const library = () => import('@simplewebauthn/server')

/** The site that passkeys are bound to: its origin, and the host name in it. */
export interface Site {
  readonly origin: string
  readonly name: string
}

const hostOf = ({ origin }: Site): string => new URL(origin).hostname

/** Passkeys are for host names (WebAuthn §5.1.2): an address in figures has none. */
export const canHavePasskeys = (site: Site): boolean => !/^[\d.]+$|:/.test(hostOf(site))

type Json = Readonly<Record<string, unknown>>

/** What the browser needs to make a passkey, and the challenge that it must sign. */
export const passkeyOffer = async (
  site: Site,
  who: { readonly id: string; readonly account: string; readonly name: string },
  known: readonly Passkey[],
): Promise<{ options: Json; challenge: string }> => {
  const { generateRegistrationOptions } = await library()
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: hostOf(site),
    userName: who.account,
    userDisplayName: who.name,
    userID: new Uint8Array(Buffer.from(who.id)),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    excludeCredentials: known.map(({ credential }) => ({ id: credential })),
  })
  return { options: options as unknown as Json, challenge: options.challenge }
}

/** The passkey that a browser made for this challenge on this site; undefined when anything about it is not so. */
export const readNewPasskey = async (
  site: Site,
  challenge: string,
  response: Json,
): Promise<Omit<Passkey, 'id'> | undefined> => {
  const { verifyRegistrationResponse } = await library()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: hostOf(site),
      requireUserVerification: true,
    })
    if (!verified || !registrationInfo) return undefined
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return { credential: id, publicKey: Buffer.from(publicKey), counter, transports: transports ?? null }
  } catch {
    return undefined // whatever is wrong with what was sent, it is no passkey
  }
}

/** What the browser needs to sign with one of these passkeys, and the challenge. */
export const passkeyQuestion = async (
  site: Site,
  known: readonly Passkey[],
): Promise<{ options: Json; challenge: string }> => {
  const { generateAuthenticationOptions } = await library()
  const options = await generateAuthenticationOptions({
    rpID: hostOf(site),
    userVerification: 'required',
    allowCredentials: known.map(({ credential, transports }) => ({
      id: credential,
      ...(transports && { transports: transports as never }),
    })),
  })
  return { options: options as unknown as Json, challenge: options.challenge }
}

/** Whether one of the log-in's passkeys signed this challenge on this site, now, with its holder verified. */
export const takePasskey = async (
  session: Session,
  login: string,
  { site, challenge, response, now }: { site: Site; challenge: string; response: Json; now: Date },
): Promise<boolean> => {
  const { verifyAuthenticationResponse } = await library()
  const known = (await passkeysOf(session, login)).find(({ credential }) => credential === response['id'])
  if (!known) return false
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: hostOf(site),
      requireUserVerification: true,
      credential: {
        id: known.credential,
        publicKey: new Uint8Array(known.publicKey),
        counter: Number(known.counter),
      },
    })
    if (verified) markPasskeyUsed(session, known.id, authenticationInfo.newCounter, now)
    return verified
  } catch {
    return false
  }
}
