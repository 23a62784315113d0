import { dayOf } from '#kernel/day.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import { findLogins, type Login } from '#platform/login/login.ts'
import type { Role } from '../spec/roles.ts'

/** The first log-in, by name, of somebody who holds this role today: as whom the operator's tool acts. Undefined when nobody does. */
export const loginOfRole = async (session: Session, role: Role, now: Date): Promise<Login | undefined> => {
  const today = dayOf(now)
  const holders = await session.all(sql<{ person: string }>`
    select person from people.post_card
    where county = ${session.county} and role = ${role} and starts_on <= ${today} and (ends_on is null or ends_on >= ${today})`)
  const [login] = await findLogins(
    session,
    holders.map(({ person }) => person),
    now,
  )
  return login
}
