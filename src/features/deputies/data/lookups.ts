import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'

interface Mandated {
  readonly name: string
  readonly state: string
  /** Township whose own congress it is; null for the county's and those above. */
  readonly seat: string | null
  readonly hasCard: boolean
}

/** What a card is to be made for. */
export const mandateForCard = (session: Session, id: string): Promise<Mandated | undefined> =>
  session.one(sql<Mandated>`
    select m.name, m.state, case when m.level = 'township' then m.township end as seat,
      exists (select from deputies.card r where r.county = m.county and r.mandate = m.id and r.state = 'issued') as has_card
    from mandates.card m where m.county = ${session.county} and m.id = ${id}`)
