import { eraseHung, hangOn } from '#commons/files/data/hanging.ts'
import { idOfHung } from '#commons/files/spec/hung.ts'
import type { Keeper } from '#platform/action/action.ts'
import { type ContentReader, opened } from '#platform/crypto/sealed-columns.ts'
import { insertRow, updateRow } from '#platform/db/rows.ts'
import { rowsIn } from '#platform/action/keeper-of.ts'
import type { Session } from '#platform/db/session.ts'
import { sql } from '#platform/db/sql.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Opinion } from '../spec/contract.ts'
import { opinionLife } from '../spec/lifecycle.ts'
import { cardOf, opinionCard, sealedOpinions } from './card.ts'
import { inSight } from './in-sight.ts'
import { opinionColumns, type OpinionRecord, opinionRow, type AsJson, recordOf } from './tables.ts'

const lock = async (
  session: Session,
  viewer: Viewer,
  id: string,
  also: readonly string[] = [],
): Promise<OpinionRecord | undefined> => {
  const which = also.length === 0 ? sql`o.id = ${id}` : sql`o.id = any(${[id, ...also]}::uuid[])`
  const rows = await session.all(sql<AsJson>`
    select ${opinionRow} as row from opinions.opinion o
    where o.county = ${session.county} and ${which} and ${inSight(viewer)} order by o.id for update`)
  const own = rows.find(({ row }) => row.id === id)
  return own && recordOf(own)
}

/**
 * The business content that the sealed digest covers. A column that came later counts from where it says something: records sealed
 * before it was there stay what they were.
 */
const content = (row: OpinionRecord, by: ContentReader): Record<string, unknown> => {
  const {
    salt: _salt,
    phoneHash: _phoneHash,
    files,
    answerFiles,
    earlierFiles,
    erasureAskedBy,
    notice,
    byGuardian,
    ...rest
  } = opened(by, sealedOpinions, row)
  return {
    ...rest,
    ...(files && { files }),
    ...(answerFiles && { answerFiles }),
    ...(earlierFiles && { earlierFiles }),
    ...(erasureAskedBy && { erasureAskedBy }),
    ...(notice && { notice }),
    ...(byGuardian && { byGuardian }),
  }
}

/** Keeps opinions for `act()`. There is no way to a row but through a viewer. */
export const opinions: Keeper<OpinionRecord, Opinion> = {
  life: opinionLife,
  room: 'opinions',
  lock,
  insert: (county, row) => insertRow('opinions.opinion', county, opinionColumns, row),
  update: (county, row, patch) => updateRow('opinions.opinion', county, row.id, patch),
  card: opinionCard,
  cardAfter: cardOf,
  async alongside(session, changed) {
    const { county } = session
    for (const { row, before } of changed) {
      if (!before && row.files) session.send(hangOn(county, opinionLife.kind, row.id, row.files.map(idOfHung)))
      if (row.answerFiles && row.answerFiles !== before?.answerFiles)
        session.send(hangOn(county, opinionLife.kind, row.id, row.answerFiles.map(idOfHung)))
      if (before?.files && !row.files) session.send(eraseHung(county, row.id, before.files.map(idOfHung)))
    }
  },
  target: (row) => ({ division: row.township, organs: row.handler ? [row.handler] : [] }),
  rowsAfter: rowsIn({ table: 'opinions.opinion', alias: 'o', told: opinionRow, rowOf: recordOf }),
  isParty: (viewer, party, row) =>
    party !== 'second' || (row.erasureAskedBy !== null && row.erasureAskedBy !== viewer.login),
  ownerOf: (row, party) => ({ receiver: row.receiver, office: row.office })[party] ?? row.handler,
  content,
  hung: ({ files, answerFiles, earlierFiles }) => [files, answerFiles, earlierFiles].flatMap((named) => named ?? []),
  snapshot: ({ state, number, dueOn, result, plannedOn, rating, contested }) => ({
    state,
    number,
    dueOn,
    result,
    plannedOn,
    rating,
    contested,
  }),
}
