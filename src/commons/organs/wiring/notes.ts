import type { Session } from '#platform/db/session.ts'
import { drawnIn } from '../data/numbers.ts'
import { committeeNotes, seatNotes } from '../rules/numbers.ts'
import type { Hanging, Note, OrganItem } from '../spec/contract.ts'
import type { OrganSettings } from '../spec/settings.ts'

/** What the law says of the numbers of an organ, with its article. `hangs` brings the members, where somebody counts them. */
export const notesOn = async (
  session: Session,
  settings: OrganSettings,
  { kind, division }: Pick<OrganItem, 'kind' | 'division'>,
  hangs: readonly Hanging[],
): Promise<Note[]> => {
  if (kind === 'townshipCongress') {
    const { seats, population } = await drawnIn(session, division?.code ?? '')
    return seatNotes('township', seats, population)
  }
  if (kind !== 'congress' && kind !== 'standingCommittee') return []
  const { seats, population } = await drawnIn(session, null)
  const people = settings.population ?? population
  if (kind === 'congress') return seatNotes('county', seats, people)
  return committeeNotes(hangs.find(({ what }) => what === 'members')?.count ?? 0, people)
}
