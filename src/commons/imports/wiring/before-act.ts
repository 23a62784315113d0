import { Problem } from '#kernel/problem.ts'
import { every, refuse, unless } from '#kernel/verdict.ts'
import type { z } from 'zod'
import type { Context } from '#platform/action/context.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { rememberHeaders } from '../data/headers.ts'
import { countRows, rowsOf } from '../data/rows.ts'
import { openTop } from '../data/sealed-cells.ts'
import type { ImportRecord } from '../data/tables.ts'
import { missingOf, plainHeader } from '../rules/header.ts'
import type { decideInput, mapInput } from '../spec/lifecycle.ts'

type Check = (context: Context, kind: ImportKind, record: ImportRecord, input: unknown) => Promise<void>

const checkMap: Check = async (context, kind, record, input) => {
  const { columns, headerRow } = input as z.output<typeof mapInput>
  const known = new Set(kind.columns.map(({ key }) => key))
  const verdict = every(
    unless(
      Object.keys(columns).every((key) => known.has(key)),
      'no-such-column',
      { pointer: '/input/columns' },
    ),
    unless(missingOf(kind.columns, columns).length === 0, 'columns-missing', { pointer: '/input/columns' }),
  )
  if (!verdict.ok) throw new Problem(verdict)
  // Remembered at once: also where the act is then refused, it is what this county calls its columns.
  await context.db.write(context.county, async (session) => {
    const headers = openTop(session, record.id, record.top).find(({ number }) => number === headerRow)?.cells ?? []
    const said = Object.entries(columns).map(([means, at]) => ({ header: plainHeader(headers[at] ?? ''), means }))
    rememberHeaders(
      session,
      kind.kind,
      said.filter(({ header }, at) => header !== '' && said.findIndex((one) => one.header === header) === at),
    )
  })
}

const checkDecide: Check = async (context, _kind, record, input) => {
  const { rows } = input as z.output<typeof decideInput>
  const kept = await context.db.read(context.county, (session) =>
    rowsOf(
      session,
      record.id,
      rows.map(({ row }) => row),
    ),
  )
  const isMeant = ({ row, is }: (typeof rows)[number]): boolean => {
    const found = kept.find(({ number }) => number === row)
    if (found?.decided) return true
    if (found?.state !== 'undecided' || found.standing?.as !== 'like') return false
    return is === 'other' || is === 'skip' || found.standing.candidates.some(({ record: id }) => id === is)
  }
  const wrong = rows.findIndex((one) => !isMeant(one))
  if (wrong >= 0) throw new Problem(refuse('not-a-candidate', { pointer: `/input/rows/${wrong}` }))
}

const checkStart: Check = async (context, _kind, record) => {
  const { undecided } = await context.db.read(context.county, (session) => countRows(session, record))
  if (undecided > 0) throw new Problem(refuse('undecided'))
}

/** What an act asks of the kind and the rows, which the record alone does not hold. */
export const checkBeforeAct: Readonly<Record<string, Check>> = { map: checkMap, decide: checkDecide, start: checkStart }
