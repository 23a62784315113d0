import { toDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Context } from '#platform/action/context.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { ImportKind, ImportStep, Standing } from '#platform/sheets/import-kind.ts'
import { type Outcome, writeOutcomes } from './rows.ts'
import type { ImportRecord } from './tables.ts'

export interface ToDo {
  readonly number: number
  readonly row: unknown
  readonly standing: Exclude<Standing, { readonly as: 'like' }>
}

/** Enough to keep two cores and the disk busy. */
const atOnce = 4

/** Rows that share a transaction: a commit waits for the disk, which costs as much as several rows. */
const perTransaction = 25

/** Refusals that are not the row's fault: the batch stops and can be run again. */
const isOurTrouble = (error: unknown): boolean =>
  !(error instanceof Problem) || ['busy', 'disk-full', 'internal', 'not-logged-in'].includes(error.refusal.code)

const stepOf = (context: Context, record: ImportRecord, { number, standing }: ToDo): ImportStep => ({
  id: (part) => namedId('import', context.county, record.kind, record.hash, record.sheet, String(number), part),
  fileId: (part) => namedId('import', context.county, record.kind, record.hash, record.sheet, 'file', part),
  standing,
  today: toDay(record.on),
})

const columnOf = (kind: ImportKind, pointer: string | undefined): string | null => {
  const name = pointer?.split('/').at(-1)
  return kind.columns.find(({ key }) => key === name)?.key ?? null
}

const refusedBy = (kind: ImportKind, { refusal, faults }: Problem): Outcome['faults'] => {
  const [fault] = faults
  if (fault)
    return faults.map(({ pointer, code, params }) => ({
      column: columnOf(kind, pointer),
      code,
      ...(params && { params }),
    }))
  const { code, params, pointer } = refusal
  return [{ column: columnOf(kind, pointer), code, ...(params && { params }) }]
}

/** One row, all of it or nothing of it. */
const carryOutOne = async (context: Context, kind: ImportKind, record: ImportRecord, toDo: ToDo): Promise<Outcome> => {
  const { number, row, standing } = toDo
  const base = { number, faults: [], standing: null }
  try {
    const own = await context.db.write(context.county, () => kind.apply(context, row, stepOf(context, record, toDo)))
    return { ...base, state: 'done', record: own }
  } catch (error) {
    if (isOurTrouble(error)) throw error
    const known = 'record' in standing ? standing.record : null
    return { ...base, state: 'refused', record: known, faults: refusedBy(kind, error as Problem) }
  }
}

/** Rows in lots that share a transaction. What is about the same thing stays together and in its order. */
const lotsOf = (kind: ImportKind, rows: readonly ToDo[]): ToDo[][] => {
  const about = kind.aboutOf ?? kind.keyOf
  const groups = kind.inOrder ? rows.map((row) => [row]) : [...Map.groupBy(rows, ({ row }) => about(row)).values()]
  const lots: ToDo[][] = []
  for (const group of groups) {
    const last = lots.at(-1)
    if (last && last.length + group.length <= perTransaction) last.push(...group)
    else lots.push([...group])
  }
  return lots
}

/** A lot in one transaction, with what became of its rows: both stand or neither does. */
const carryOutLot = (context: Context, kind: ImportKind, record: ImportRecord, lot: readonly ToDo[]): Promise<void> =>
  context.db.group(context.county, async (db) => {
    const outcomes: Outcome[] = []
    for (const toDo of lot) outcomes.push(await carryOutOne({ ...context, db }, kind, record, toDo))
    await db.write(context.county, async (session) => writeOutcomes(session, record.id, outcomes))
  })

/**
 * Carries out rows by their kind's actions, a few at once, those about the same thing one after the other. Answers those that nothing
 * became of, and what stopped them, if anything did.
 */
export const carryOut = async (
  context: Context,
  kind: ImportKind,
  record: ImportRecord,
  rows: readonly ToDo[],
): Promise<{ readonly left: readonly ToDo[]; readonly trouble: unknown }> => {
  const left: ToDo[] = []
  const state: { trouble?: unknown } = {}
  const lots = lotsOf(kind, rows).values()
  const worker = async (): Promise<void> => {
    for (const lot of lots) {
      if ('trouble' in state) left.push(...lot)
      else
        await carryOutLot(context, kind, record, lot).catch((error: unknown) => {
          state.trouble = error
          left.push(...lot)
        })
    }
  }
  await Promise.all(Array.from({ length: kind.inOrder ? 1 : atOnce }, worker))
  return { left, trouble: state.trouble }
}
