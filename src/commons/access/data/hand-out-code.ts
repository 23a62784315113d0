import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { codeHash } from '#platform/login/handed-code.ts'
import { handedOut } from '#platform/login/limits.ts'
import { putCode } from '#platform/login/login.ts'
import { spokenCode } from '#platform/login/spoken-code.ts'

/**
 * A one-time code to enrol with, in place of any before; for the first run and the operator's tool, where nobody is logged in who could
 * act. Returned once, stored as a keyed hash, good for three days.
 */
export const handOutCode = (session: Session, login: string, now: Date): string => {
  const code = spokenCode()
  const endsAt = new Date(now.getTime() + handedOut.enrolFor)
  putCode(session, login, codeHash(session.keys, session.county, code), 'enrol', endsAt)
  note(session, { name: 'code.handedOut', at: now, login, extra: { by: 'operator', lost: 'both' } })
  return code
}
