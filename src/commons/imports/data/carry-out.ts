import { toDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Context } from '#platform/action/context.ts'
import { namedId } from '#platform/crypto/named-id.ts'
import type { ImportKind, ImportStep, Standing } from '#platform/sheets/import-kind.ts'
import type { Outcome } from './rows.ts'
import type { ImportRecord } from './tables.ts'

export interface ToDo {
  readonly number: number
  readonly row: unknown
  readonly standing: Exclude<Standing, { readonly as: 'like' }>
}

/** Enough to keep two cores and the disk busy. */
const atOnce = 8

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

const carryOutOne = async (context: Context, kind: ImportKind, record: ImportRecord, toDo: ToDo): Promise<Outcome> => {
  const { number, row, standing } = toDo
  const base = { number, faults: [], standing: null }
  try {
    return { ...base, state: 'done', record: await kind.apply(context, row, stepOf(context, record, toDo)) }
  } catch (error) {
    if (isOurTrouble(error)) throw error
    const known = 'record' in standing ? standing.record : null
    return { ...base, state: 'refused', record: known, faults: refusedBy(kind, error as Problem) }
  }
}

const groupsOf = (kind: ImportKind, rows: readonly ToDo[]): (readonly ToDo[])[] => {
  if (kind.inOrder) return [rows]
  const about = kind.aboutOf ?? kind.keyOf
  return [...Map.groupBy(rows, ({ row }) => about(row)).values()]
}

/**
 * Carries out rows by their kind's actions, a few at once, those about the same thing one after the other. Answers what became
 * of those that were tried, and what stopped the rest, if anything did.
 */
export const carryOut = async (
  context: Context,
  kind: ImportKind,
  record: ImportRecord,
  rows: readonly ToDo[],
): Promise<{ readonly outcomes: Outcome[]; readonly trouble: unknown }> => {
  const outcomes: Outcome[] = []
  const state: { trouble?: unknown } = {}
  const groups = groupsOf(kind, rows).values()
  const worker = async (): Promise<void> => {
    for (const group of groups)
      for (const toDo of group) {
        if ('trouble' in state) return
        try {
          outcomes.push(await carryOutOne(context, kind, record, toDo))
        } catch (error) {
          state.trouble = error
        }
      }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return { outcomes, trouble: state.trouble }
}
