import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Told } from '#platform/action/keeper-of.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { Planned } from '../spec/facts.ts'
import { plans } from './store.ts'
import type { PlanRecord } from './tables.ts'

/** A plan for the look-ups of an act on it, whose sight and rights the engine asks. */
export const planOf = async (session: Session, id: string): Promise<PlanRecord | undefined> => {
  const found = await session.one(sql<{ row: Told<PlanRecord> }>`
    select ${plans.told} as row from handover.plan r where r.county = ${session.county} and r.id = ${id}`)
  return found && plans.rowOf(found.row)
}

/** The same for the rules. */
export const plannedOf = (plan: PlanRecord): Planned => ({
  ...plan,
  idOf: (what, of) => namedId(`${what} of a hand-over`, plan.id, of),
})
