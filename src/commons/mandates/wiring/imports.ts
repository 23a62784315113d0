import { dayOf } from '#kernel/day.ts'
import { settlePerson } from '#commons/people/wiring/settle-person.ts'
import { personInWords } from '#commons/people/data/imports/columns.ts'
import { whomOf } from '#commons/people/data/imports/rows.ts'
import { labels as peopleEn } from '#commons/people/spec/labels/en.ts'
import { labels as peopleZh } from '#commons/people/spec/labels/zh-CN.ts'
import { labels as divisionsEn } from '#commons/divisions/spec/labels/en.ts'
import { labels as divisionsZh } from '#commons/divisions/spec/labels/zh-CN.ts'
import type { Context } from '#platform/action/context.ts'
import { importKind, type ImportKind, type ImportStep, type Values } from '#platform/sheets/import-kind.ts'
import { settleMandate } from '../actions/settle-mandate.ts'
import { groundWords, mandateColumnsToImport } from '../data/import-columns.ts'
import { exportedMandates } from '../data/import-export.ts'
import {
  compareMandates,
  composeMandate,
  type MandateRow,
  type MandatesGround,
  mandatesGround,
} from '../data/import-rows.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

/** The person first, then the mandate with what became of it. */
const apply = async (context: Context, { person, mandate }: MandateRow, step: ImportStep): Promise<string> => {
  const id = await settlePerson(context, person, step)
  await settleMandate(context, mandate, id, step)
  return id
}

const worded = (row: Values): Values => ({
  ...personInWords(row),
  ground: groundWords[row['ground'] ?? ''] ?? null,
})

async function* exported(context: Context): AsyncGenerator<readonly Values[]> {
  for (let after = ''; ; ) {
    const some = await context.db.read(context.county, (session) => exportedMandates(session, context.viewer, after))
    yield some.map(({ place: _place, ...row }) => worded(row))
    const last = some.at(-1)
    if (!last) return
    after = last.place
  }
}

const deputies = importKind<MandateRow, MandatesGround>({
  kind: 'deputies',
  names: { 'zh-CN': zh['import.deputies'], en: en['import.deputies'] },
  about: { 'zh-CN': zh['import.deputies.about'], en: en['import.deputies.about'] },
  words: { 'zh-CN': { ...divisionsZh, ...peopleZh, ...zh }, en: { ...divisionsEn, ...peopleEn, ...en } },
  permission: 'mandates.keep',
  columns: mandateColumnsToImport,
  ground: (session, { now }) => mandatesGround(session, dayOf(now)),
  compose: composeMandate,
  keyOf: ({ person, mandate }) => [whomOf(person), mandate.congress, mandate.term].join('/'),
  aboutOf: ({ person }) => whomOf(person),
  compare: compareMandates,
  apply,
  exported,
})

/** Lists of this room that come in from spreadsheets. */
export const mandateImports: readonly ImportKind[] = [deputies]
