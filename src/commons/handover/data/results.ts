import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

export interface Result {
  readonly id: string
  readonly state: string
}

/** Mandates of the new term of the plan's congress, as far as they were entered and not withdrawn. */
export const resultsOf = (session: Session, plan: string): Promise<Result[]> =>
  session.all(sql<Result>`
    select m.id, m.state from handover.plan p join mandates.card m on m.county = p.county and m.congress = p.congress and m.term = p.nth
    where p.county = ${session.county} and p.id = ${plan} and m.state in ('elected', 'qualified', 'inForce') order by m.id`)
