import type { Session } from '#platform/db/session.ts'
import { factorsOf, passkeysOf } from '#platform/login/factor.ts'
import { canHavePasskeys, passkeyQuestion, type Site } from '#platform/login/passkey.ts'
import { countRecoveryCodes } from '#platform/login/recovery.ts'
import type { Ways } from '../spec/proof.ts'

/** The ways that a log-in has to show a second time that it is he, with the challenge that a passkey would sign. */
export const waysOf = async (
  session: Session,
  login: string,
  site: Site,
): Promise<{ ways: Ways; challenge?: string; hasFactor: boolean }> => {
  const factors = await factorsOf(session, login)
  const known = await passkeysOf(session, login)
  const question = known.length > 0 && canHavePasskeys(site) ? await passkeyQuestion(site, known) : null
  const recovery = await countRecoveryCodes(session, login)
  return {
    ways: {
      password: false,
      totp: factors.some(({ kind }) => kind === 'totp'),
      recovery: recovery > 0,
      passkey: question?.options ?? null,
    },
    ...(question && { challenge: question.challenge }),
    hasFactor: factors.length > 0,
  }
}
