import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { knownActs } from '#platform/audit/store.ts'
import { sql } from '#platform/db/sql.ts'
import type { ImportStep } from '#platform/sheets/import-kind.ts'
import type { MandateSaid } from '../data/import-rows.ts'
import { confirm } from './confirm.ts'
import { elect } from './elect.ts'
import { end } from './end.ts'

interface There {
  readonly id: string
  readonly state: string
  readonly version: number
}

/** Enters a mandate of a list, confirms it, and ends it where the list says so: each once, all by the backfill door. */
export const settleMandate = async (
  context: Context,
  {
    congress,
    level,
    term,
    constituency,
    constituencyName,
    delegation,
    electedOn,
    startsOn,
    endsOn,
    ground,
    basis,
  }: MandateSaid,
  person: string,
  step: ImportStep,
): Promise<void> => {
  const backfill = { backfill: { on: step.today } }
  const [confirmId, endId] = [step.id('confirm'), step.id('end')]
  const { there, done } = await context.db.read(context.county, async (session) => {
    const [found, acts] = await Promise.all([
      session.one(sql<There>`
        select id, state, version from mandates.mandate where county = ${session.county} and person = ${person} and congress = ${congress}
          and term = ${term} and state <> 'invalid' order by elected_on limit 1`),
      knownActs(session, [confirmId, endId]),
    ])
    return { there: found, done: acts }
  })
  const elected = async (): Promise<There> => {
    const input = {
      id: step.id('mandate'),
      person,
      level,
      congress,
      term,
      electedOn,
      ...(constituency ? { constituency } : constituencyName && { constituencyName }),
      ...(delegation && { delegation }),
      ...(basis && { basis }),
    }
    return (await create(context, elect, input as never, backfill)).row
  }
  const mandate = there ?? (await elected())
  const { id } = mandate
  let { state, version } = mandate
  if (state === 'elected' && !done.has(confirmId)) {
    const input = { startsOn, ...(basis && { basis }) }
    ;({ version } = await act(context, confirm, { id, actId: confirmId, version, input }, backfill))
    state = 'inForce'
  }
  if (endsOn === null || state === 'ended' || done.has(endId)) return
  const input = { ground: (ground ?? 'termOver') as 'termOver', endsOn, ...(basis && { basis }) }
  await act(context, end, { id, actId: endId, version, input }, backfill)
}
