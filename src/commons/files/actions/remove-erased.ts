import type { Ports } from '#platform/action/ports.ts'
import type { Db } from '#platform/db/db.ts'
import type { Session } from '#platform/db/session.ts'
import { erasedContents, markRemoved, namedByRecord, tombstonesOf } from '../data/hanging.ts'
import { type FileRow, hasLiving, lockContent } from '../data/store.ts'

const atOnce = 200

type Removing = Pick<Ports, 'blobs' | 'keeperOf'>

/** A tombstone that its record still names was made by no act: somebody wrote it behind the program. */
const areErasedByAct = async (session: Session, ports: Removing, tombstones: readonly FileRow[]): Promise<boolean> => {
  for (const file of tombstones) if ((await namedByRecord(session, ports, file)) !== undefined) return false
  return true
}

const removeOne = async (session: Session, ports: Removing, sha256: string): Promise<number> => {
  await lockContent(session, sha256)
  const tombstones = await tombstonesOf(session, sha256)
  if (!(await areErasedByAct(session, ports, tombstones))) return 0
  const goes = !(await hasLiving(session, sha256))
  if (goes) await ports.blobs.remove(session.county, sha256)
  await markRemoved(session, tombstones)
  return Number(goes)
}

/** Removes contents of files that an act erased, where no other file has the same. Answers how many went. */
export const removeErased = async (
  db: Db,
  ports: Removing,
  county: string,
  goesOn: () => boolean = () => true,
): Promise<number> => {
  let gone = 0
  for (let after = ''; goesOn(); ) {
    const contents = await db.read(county, (session) => erasedContents(session, after, atOnce))
    for (const sha256 of contents) gone += await db.write(county, (session) => removeOne(session, ports, sha256))
    after = contents.at(-1) ?? ''
    if (contents.length < atOnce) return gone
  }
  return gone
}
