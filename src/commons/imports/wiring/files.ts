import type { Context } from '#platform/action/context.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { type Written, writeXlsx } from '#platform/sheets/write-xlsx.ts'
import { listRows } from '../data/rows.ts'
import { openCells, openTop } from '../data/sealed-cells.ts'
import type { ImportRecord, KeptRow } from '../data/tables.ts'
import { faultWords, roomWords, said } from './words.ts'

const columnsOf = (context: Context, kind: ImportKind) =>
  kind.columns.map(({ names, choices }) => ({
    name: said(context, names),
    width: Math.max(10, said(context, names).length * 2 + 4),
    ...(choices && { choices }),
  }))

/** An empty workbook to fill in, with a sheet of notes: what belongs into each column, and an invented sample. */
export const templateOf = (context: Context, kind: ImportKind): AsyncIterable<Buffer> => {
  const words = roomWords(context)
  const notes = kind.columns.map(({ names, about, isRequired, choices, sample }): Written[] => [
    said(context, names),
    words[isRequired ? 'template.yes' : 'template.no'],
    choices
      ? `${said(context, about)} ${words['template.choices'].replace('{words}', choices.join('、'))}`
      : said(context, about),
    sample,
  ])
  return writeXlsx([
    { name: words['template.sheet'], columns: columnsOf(context, kind), rows: [] },
    {
      name: words['template.notes'],
      columns: [
        { name: words['template.column'], width: 16 },
        { name: words['template.required'], width: 12 },
        { name: words['template.about'], width: 60 },
        { name: words['template.sample'], width: 24 },
      ],
      rows: [...notes, [words['template.kind'], '', said(context, kind.about), '']],
    },
  ])
}

/** What is there, in the columns of the template. */
export const exportOf = (context: Context, kind: ImportKind): AsyncIterable<Buffer> =>
  writeXlsx([
    {
      name: said(context, kind.names).slice(0, 31),
      columns: columnsOf(context, kind),
      rows: (async function* () {
        for await (const some of kind.exported(context))
          for (const values of some) yield kind.columns.map(({ key }) => values[key] ?? null)
      })(),
    },
  ])

const faultyStates = ['faulty', 'refused', 'undecided'] as const
const perRead = 500

async function* keptRows(
  context: Context,
  record: ImportRecord,
  onlyFaulty: boolean,
): AsyncGenerator<KeptRow & { readonly texts: readonly string[] }> {
  for (let after = 0; ; ) {
    const some = await context.db.read(context.county, async (session) =>
      (await listRows(session, record, { states: onlyFaulty ? faultyStates : undefined, after, limit: perRead })).map(
        (row) => ({ ...row, texts: openCells(session, record.id, row.number, row.source).map(({ text }) => text) }),
      ),
    )
    yield* some
    if (some.length < perRead) return
    after = some.at(-1)?.number ?? after
  }
}

/**
 * The sheet's own columns, then the row's number, what became of it, and one column with its faults in words. With
 * `onlyFaulty` it is the list to mend and bring in again: the headers are the same, so nothing need be matched anew.
 */
export const reportOf = async (
  context: Context,
  kind: ImportKind,
  record: ImportRecord,
  onlyFaulty: boolean,
): Promise<AsyncIterable<Buffer>> => {
  const words = roomWords(context)
  const sentence = faultWords(context, kind)
  const top = await context.db.read(context.county, async (session) => openTop(session, record.id, record.top))
  const headers = top.find(({ number }) => number === record.headerRow)?.cells ?? []
  const nameOf = (column: string | null): string => {
    const found = kind.columns.find(({ key }) => key === column)
    return found ? `${said(context, found.names)}: ` : ''
  }
  const saidOf = ({ faults, notes }: KeptRow): string =>
    [
      ...faults.map((fault) => nameOf(fault.column) + sentence('fault', fault)),
      ...notes.map((note) => nameOf(note.column) + sentence('note', note)),
    ].join('\n')
  return writeXlsx([
    {
      name: words['report.sheet'],
      columns: [
        ...headers.map((name) => ({ name })),
        { name: words['column.number'], width: 8 },
        { name: words['column.result'], width: 12 },
        { name: words['column.fault'], width: 60 },
      ],
      rows: (async function* () {
        for await (const row of keptRows(context, record, onlyFaulty))
          yield [
            ...headers.map((_, at): Written => row.texts[at] ?? null),
            row.number,
            words[`row.${row.state}`],
            saidOf(row),
          ]
      })(),
    },
  ])
}
