import type { Session } from '#platform/db/session.ts'
import type { AttemptData } from '#platform/login/attempt.ts'
import { addPasskey, addTotp, openSecret } from '#platform/login/factor.ts'
import { readNewPasskey, type Site } from '#platform/login/passkey.ts'
import { totpStep } from '#platform/login/totp.ts'
import type { Proof } from '../spec/proof.ts'

/** Adds the second factor that the proof shows to work: the authenticator's code, or the passkey just made. False when it does not. */
export const addProvedFactor = async (
  session: Session,
  factor: { readonly id: string; readonly login: string; readonly label: string; readonly now: Date },
  proof: Proof,
  { secret, challenge }: AttemptData,
  site: Site,
): Promise<boolean> => {
  if (proof.kind === 'totp' && secret !== undefined) {
    const step = totpStep(openSecret(session, factor.login, secret), proof.code, factor.now, null)
    if (step === null) return false
    addTotp(session, factor, secret, step)
    return true
  }
  if (proof.kind === 'passkey' && challenge !== undefined) {
    const passkey = await readNewPasskey(site, challenge, proof.response)
    if (!passkey) return false
    addPasskey(session, factor, passkey)
    return true
  }
  return false
}
