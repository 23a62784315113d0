import { dayOf } from '#kernel/day.ts'
import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { knownActs } from '#platform/audit/store.ts'
import { sql } from '#platform/db/sql.ts'
import { importKind, type ImportKind, type ImportStep, type Values } from '#platform/sheets/import-kind.ts'
import { correctOrgan } from '../actions/correct-organ.ts'
import { setUp } from '../actions/set-up.ts'
import { kindWords, organColumnsToImport } from '../data/import-columns.ts'
import {
  compareOrgans,
  composeOrgan,
  exportedOrgans,
  organCalled,
  type OrganRow,
  type OrgansGround,
  organsGround,
} from '../data/import-rows.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

/** Why an organ was corrected, as its timeline tells it. */
const reason = zh['import.organs.reason']

const correct = async (context: Context, row: OrganRow, id: string, step: ImportStep): Promise<void> => {
  const actId = step.id('correct')
  const there = await context.db.read(context.county, async (session) => {
    const done = await knownActs(session, [actId])
    if (done.has(actId)) return undefined
    return session.one(sql<{ version: number; basis: string | null; note: string | null }>`
      select version, basis, note from organs.organ where county = ${session.county} and id = ${id}`)
  })
  if (!there) return
  const { name, division, startsOn } = row
  const [basis, note] = [row.basis ?? there.basis, row.note ?? there.note]
  const input = {
    name,
    startsOn,
    reason,
    ...(division && { division }),
    ...(basis && { basis }),
    ...(note && { note }),
  }
  await act(context, correctOrgan, { id, actId, version: there.version, input }, { backfill: { on: step.today } })
}

const apply = async (context: Context, row: OrganRow, step: ImportStep): Promise<string> => {
  const { standing } = step
  if (standing.as !== 'new') {
    await correct(context, row, standing.record, step)
    return standing.record
  }
  const { name, kind, division, startsOn, basis, note } = row
  const ground = await context.db.read(context.county, (session) => organsGround(session, step.today))
  const parent = row.parent === null ? undefined : organCalled(ground, row.parent)?.id
  const input = {
    id: step.id('setUp'),
    name,
    kind,
    startsOn,
    ...(parent && { parent }),
    ...(division && { division }),
    ...(basis && { basis }),
    ...(note && { note }),
  }
  await create(context, setUp, input as never, { backfill: { on: step.today } })
  return input.id
}

async function* exported(context: Context): AsyncGenerator<readonly Values[]> {
  for (let after = -1; ; ) {
    const some = await context.db.read(context.county, (session) => exportedOrgans(session, context.viewer, after))
    yield some.map(({ ordinal: _ordinal, ...row }) => ({ ...row, kind: kindWords[row['kind'] ?? ''] ?? null }))
    const last = some.at(-1)
    if (!last) return
    after = last.ordinal
  }
}

const organsKind = importKind<OrganRow, OrgansGround>({
  kind: 'organs',
  names: { 'zh-CN': zh['import.organs'], en: en['import.organs'] },
  about: { 'zh-CN': zh['import.organs.about'], en: en['import.organs.about'] },
  words: { 'zh-CN': zh, en },
  permission: 'organs.keep',
  columns: organColumnsToImport,
  inOrder: true,
  ground: (session, { now }) => organsGround(session, dayOf(now)),
  brings: ({ name = null }) => name,
  compose: composeOrgan,
  keyOf: ({ name, kind, division }) => [name, kind, division].join('/'),
  compare: compareOrgans,
  apply,
  exported,
})

/** Lists of this room that come in from spreadsheets. */
export const organImports: readonly ImportKind[] = [organsKind]
