import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Checked, DeputyLine } from '../spec/public-contract.ts'
import { cardOfCode } from './card-code.ts'
import { deputyLines } from './deputies.ts'

interface Row {
  readonly state: 'issued' | 'revoked'
  readonly mandate: string
  readonly issuedOn: string
  readonly revokedOn: string | null
  readonly endsOn: string | null
}

const resultOf = ({ state }: Row, standing: DeputyLine['standing']): Checked['result'] =>
  state === 'revoked' ? 'revoked' : standing === 'inForce' ? 'holds' : standing

/**
 * Whether the card that bears this code holds on a day; undefined for a code that no card bears. What was called back tells no name: it
 * may be in a stranger's hands.
 */
export const checkedCard = async (session: Session, code: string, on: string): Promise<Checked | undefined> => {
  const { county, keys } = session
  const id = cardOfCode(keys, county, code)
  if (id === null) return undefined
  const row = await session.one(sql<Row>`
    select r.state, r.mandate, r.issued_on, r.revoked_on, m.ends_on
    from deputies.card r join mandates.card m on m.county = r.county and m.id = r.mandate
    where r.county = ${county} and r.id = ${id}`)
  if (!row) return undefined
  const [line] = await deputyLines(session, sql`m.id = ${row.mandate}`, on)
  if (!line) return undefined
  const result = resultOf(row, line.standing)
  const { id: mandate, name, congress, term, constituency, hasPhoto } = line
  return {
    on,
    result,
    since: (result === 'revoked' ? row.revokedOn : result === 'ended' ? row.endsOn : null) ?? row.issuedOn,
    issuedOn: row.issuedOn,
    deputy:
      result === 'revoked'
        ? null
        : { id: mandate, name, congress, term, constituency, hasPhoto: result === 'holds' && hasPhoto },
  }
}
