import { addDays, type Day } from '#kernel/day.ts'
import type { TouchedAsked } from '#platform/audit/touched.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Asked } from '../spec/contract.ts'

/** Days begin at midnight in China. */
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

/** Log-ins of this name, or of people of this name. */
const loginsOf = async (session: Session, who: string): Promise<string[]> => {
  const found = await session.all(sql<{ id: string }>`
    select l.id from login.login l left join people.card p on p.county = l.county and p.id = l.person
    where l.county = ${session.county} and (l.name = ${who} or p.name = ${who})`)
  return found.map(({ id }) => id)
}

/** What was asked for, as it is looked for: instants and ids. */
export const spanOf = async (
  session: Session,
  { from, to, who, record }: Asked,
): Promise<Omit<TouchedAsked, 'county'>> => ({
  from: midnight(from),
  to: midnight(addDays(to as Day, 1)),
  logins: who === undefined ? undefined : await loginsOf(session, who.trim()),
  record,
})
