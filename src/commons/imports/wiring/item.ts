import type { Context } from '#platform/action/context.ts'
import type { Session } from '#platform/db/session.ts'
import type { ImportKind, RowFault } from '#platform/sheets/import-kind.ts'
import { rememberedHeaders } from '../data/headers.ts'
import { progressOf } from '../data/progress.ts'
import { countRows } from '../data/rows.ts'
import { openCells, openTop } from '../data/sealed-cells.ts'
import type { ImportRecord, KeptRow } from '../data/tables.ts'
import { mappingOf, meaningsOf, missingOf } from '../rules/header.ts'
import { maskedCell, withoutNumbers } from '../rules/masked.ts'
import type { ColumnItem, ImportItem, ImportRow, KindItem, RowItem } from '../spec/contract.ts'
import { faultWords, said } from './words.ts'

const columnItem = (
  context: Context,
  { key, names, about, sample, isRequired, isPersonal }: ImportKind['columns'][number],
): ColumnItem => ({
  key,
  name: said(context, names),
  about: said(context, about),
  sample,
  isRequired: isRequired === true,
  isPersonal: isPersonal === true,
})

export const kindItem = (context: Context, kind: ImportKind): KindItem => ({
  kind: kind.kind,
  name: said(context, kind.names),
  about: said(context, kind.about),
  columns: kind.columns.map((column) => columnItem(context, column)),
})

export const rowOfList = (context: Context, kind: ImportKind | undefined, record: ImportRecord): ImportRow => ({
  id: record.id,
  kind: record.kind,
  kindName: kind ? said(context, kind.names) : record.kind,
  title: record.title,
  sheet: record.sheet,
  state: record.state,
  on: record.on,
  at: record.at,
  by: record.byName,
  rows: record.rows,
  version: record.version,
})

/** An import as its page shows it: mapping as decided, else as suggested. */
export const itemOf = async (
  context: Context,
  session: Session,
  kind: ImportKind,
  record: ImportRecord,
): Promise<ImportItem> => {
  const [counts, progress, remembered] = await Promise.all([
    countRows(session, record),
    progressOf(session, record.id),
    record.mapping ? {} : rememberedHeaders(session, kind.kind),
  ])
  const top = openTop(session, record.id, record.top)
  const headers = top.find(({ number }) => number === record.headerRow)?.cells ?? []
  const mapping = record.mapping ?? mappingOf(headers, meaningsOf(kind.columns, remembered))
  return {
    ...rowOfList(context, kind, record),
    hash: record.hash,
    headerRow: record.headerRow,
    fillsMerged: record.fillsMerged,
    mapping: { ...mapping },
    missing: missingOf(kind.columns, mapping),
    top: top.map(({ number, cells }) => ({ number, cells: cells.map(withoutNumbers) })),
    columns: kind.columns.map((column) => columnItem(context, column)),
    counts,
    progress: progress ?? null,
  }
}

/** A row as the page shows it: what stands in the mapped columns, personal ones masked, and every fault in words. */
export const rowItem = (
  context: Context,
  session: Session,
  kind: ImportKind,
  record: ImportRecord,
  row: KeptRow,
): RowItem => {
  const sentence = faultWords(context, kind)
  const inWords = (prefix: 'fault' | 'note') => (fault: RowFault) => ({
    column: fault.column,
    code: fault.code,
    detail: sentence(prefix, fault),
  })
  const source = openCells(session, record.id, row.number, row.source)
  const cells = kind.columns.flatMap(({ key, isPersonal }): [string, string][] => {
    const at = record.mapping?.[key]
    const text = at === undefined ? '' : (source[at]?.text ?? '').slice(0, 200)
    return at === undefined ? [] : [[key, isPersonal ? maskedCell(text) : text]]
  })
  const { standing } = row
  return {
    number: row.number,
    state: row.state,
    cells: Object.fromEntries(cells),
    faults: row.faults.map(inWords('fault')),
    notes: row.notes.map(inWords('note')),
    as: standing?.as ?? null,
    changes: standing?.as === 'changed' ? standing.changes.map((change) => masked(kind, change)) : [],
    candidates: standing?.as === 'like' ? standing.candidates.map((one) => ({ ...one, why: [...one.why] })) : [],
    decided: row.decided,
    record: row.record,
  }
}

const masked = (kind: ImportKind, { column, was, now }: RowItem['changes'][number]) => {
  const isPersonal = kind.columns.find(({ key }) => key === column)?.isPersonal
  const shown = (text: string | null) => (text !== null && isPersonal ? maskedCell(text) : text)
  return { column, was: shown(was), now: shown(now) }
}
