import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { knownActs } from '#platform/audit/store.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import { sql } from '#platform/db/sql.ts'
import type { ImportStep } from '#platform/sheets/import-kind.ts'
import { type PersonRow, whomOf } from '../data/imports/rows.ts'
import type { Correction } from '../spec/inputs.ts'
import { correct } from '../actions/correct.ts'
import { enter } from '../actions/enter.ts'

/** Rows of a file about one new person give him one id; the hash is keyed, so that the id tells nothing of his card. */
const newId = (context: Context, row: PersonRow, step: ImportStep): Promise<string> =>
  context.db.read(context.county, async ({ keys, county }) =>
    step.fileId(lookupHash(keys, county, 'import-person', whomOf(row)).toString('hex')),
  )

/** Enters or corrects whom a row of a list is about, once; answers the person's id. */
export const settlePerson = async (context: Context, row: PersonRow, step: ImportStep): Promise<string> => {
  const { standing } = step
  const backfill = { backfill: { on: step.today } }
  const id = 'record' in standing ? standing.record : await newId(context, row, step)
  const actId = step.id('correct')
  const { there, done } = await context.db.read(context.county, async (session) => {
    const [found, acts] = await Promise.all([
      session.one(
        sql<{ version: number }>`select version from people.person where county = ${session.county} and id = ${id}`,
      ),
      standing.as === 'changed' ? knownActs(session, [actId]) : new Map<string, string>(),
    ])
    return { there: found, done: acts.has(actId) }
  })
  if (!there) {
    await create(context, enter, { id, ...row.person } as never, backfill)
    return id
  }
  if (standing.as !== 'changed' || done) return id
  const fields = new Set(standing.changes.map(({ column }) => column))
  const input = Object.fromEntries(Object.entries(row.person).filter(([column]) => fields.has(column))) as Correction
  if (Object.keys(input).length > 0) await act(context, correct, { id, actId, version: there.version, input }, backfill)
  return id
}
