import { note } from '#platform/audit/entry.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { SealFault, Verified } from '#platform/seal/verify.ts'
import type { Check } from '../spec/contract.ts'
import { placeOf } from './place-of.ts'

/** A fault as one text: what it is, then where (`row-changed opinion 0198…`). */
const faultText = (fault: SealFault): string => [fault.what, ...placeOf(fault)].join(' ')

/** What is told of the faults; all of them are told by `luzhi verify`. */
const mostTold = 5

/** Notes a check that ended, `by` a log-in or none. */
export const noteCheck = (
  session: Session,
  { events, rows, faults }: Verified,
  { id, by, now }: { readonly id: string; readonly by: string | null; readonly now: Date },
): void =>
  note(session, {
    id,
    name: 'seals.checked',
    at: now,
    by,
    extra: { events, rows, faults: faults.length, first: faults.slice(0, mostTold).map(faultText) },
  })

/** Whether a check of this id has ended. */
export const isNoted = async (session: Session, id: string): Promise<boolean> =>
  (await session.one(sql`select 1 from audit.entry where county = ${session.county} and id = ${id}`)) !== undefined

/** The last checks, the newest first. */
export const lastChecks = (session: Session, limit: number): Promise<Check[]> =>
  session.all(sql<Check>`
    select e.at, p.name as by, (e.extra->>'events')::int as events, (e.extra->>'rows')::int as rows, (e.extra->>'faults')::int as faults,
      array(select jsonb_array_elements_text(e.extra->'first')) as first
    from audit.entry e
    left join login.login l on l.county = e.county and l.id = e.by_login
    left join people.card p on p.county = l.county and p.id = l.person
    where e.county = ${session.county} and e.name = 'seals.checked' order by e.at desc limit ${limit}`)
