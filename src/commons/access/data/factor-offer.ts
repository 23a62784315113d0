import { toString as drawQr } from 'qrcode'
import type { Session } from '#platform/db/session.ts'
import type { AttemptData } from '#platform/login/attempt.ts'
import { type Passkey, sealSecret } from '#platform/login/factor.ts'
import { canHavePasskeys, passkeyOffer, type Site } from '#platform/login/passkey.ts'
import { newTotpSecret, totpUri } from '#platform/login/totp.ts'
import type { Enrolment } from '../spec/contract.ts'

/** A new authenticator to scan and a new passkey to make, and what must be kept until one of them is proved. */
export const factorOffer = async (
  session: Session,
  who: { readonly id: string; readonly name: string; readonly person: string },
  site: Site,
  known: readonly Passkey[],
): Promise<{ totp: NonNullable<Enrolment['totp']>; passkey: Enrolment['passkey']; data: AttemptData }> => {
  const secret = newTotpSecret()
  const uri = totpUri(secret, { issuer: site.name, account: who.name })
  const offer = canHavePasskeys(site)
    ? await passkeyOffer(site, { id: who.id, account: who.name, name: who.person }, known)
    : null
  return {
    totp: { secret, uri, qr: await drawQr(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) },
    passkey: offer?.options ?? null,
    data: { secret: sealSecret(session, who.id, secret), ...(offer && { challenge: offer.challenge }) },
  }
}
