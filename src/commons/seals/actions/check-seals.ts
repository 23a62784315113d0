import { tellHolders } from '#commons/notices/actions/tell-holders.ts'
import { dayOf } from '#kernel/day.ts'
import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import { type Verified, verifySeals } from '#platform/seal/verify.ts'
import { noteCheck } from '../data/checks.ts'
import { sealCheck } from '../spec/contract.ts'
import { underWay } from '../data/under-way.ts'

interface CheckOptions {
  readonly db: Db
  readonly ports: Ports
  readonly county: string
  /** Of the check: asked for twice, it is done once. */
  readonly id: string
  /** Log-in that asked for it; null: nobody, it is night. */
  readonly by: string | null
  readonly now: Date
}

/** What the audit administrator is told: that day's check failed; what it found stands on the page that this opens. */
const failedCheck = (id: string, now: Date) => ({
  eventId: id,
  kind: sealCheck,
  record: id,
  event: `${sealCheck}.failed`,
  number: null,
  title: dayOf(now),
  at: now.toISOString(),
})

/** Checks a county's record and notes what was found, and tells who watches over it of what does not agree; null where one is under way in this process already. */
export const checkSeals = async ({ db, ports, county, id, by, now }: CheckOptions): Promise<Verified | null> => {
  if (underWay.has(county)) return null
  underWay.set(county, { done: 0, of: 0 })
  try {
    const found = await verifySeals(db, county, ports, { tell: (progress) => underWay.set(county, progress) })
    await db.write(county, async (session) => {
      noteCheck(session, found, { id, by, now })
      if (found.faults.length > 0) await tellHolders(session, 'audit.read', failedCheck(id, now))
    })
    return found
  } finally {
    underWay.delete(county)
  }
}
