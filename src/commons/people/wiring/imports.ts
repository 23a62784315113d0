import { dayOf } from '#kernel/day.ts'
import { labels as divisionsEn } from '#commons/divisions/spec/labels/en.ts'
import { labels as divisionsZh } from '#commons/divisions/spec/labels/zh-CN.ts'
import { labels as organsEn } from '#commons/organs/spec/labels/en.ts'
import { labels as organsZh } from '#commons/organs/spec/labels/zh-CN.ts'
import type { Context } from '#platform/action/context.ts'
import { importKind, type ImportKind, type Values } from '#platform/sheets/import-kind.ts'
import { comparePersons } from '../data/import-compare.ts'
import { lists, personColumnsToImport } from '../data/import-columns.ts'
import { exportedPersons } from '../data/import-export.ts'
import { composePerson, type PeopleGround, peopleGround, type PersonRow, whomOf } from '../data/import-rows.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { applyPerson } from './import-apply.ts'

const inWords = (row: Values): Values => ({
  ...row,
  ...Object.fromEntries(Object.entries(lists).map(([key, words]) => [key, words[row[key] ?? ''] ?? null])),
})

async function* exported(context: Context): AsyncGenerator<readonly Values[]> {
  for (let after = ''; ; ) {
    const some = await context.db.read(context.county, (session) => exportedPersons(session, context.viewer, after))
    yield some.map(({ place: _place, ...row }) => inWords(row))
    const last = some.at(-1)
    if (!last) return
    after = last.place
  }
}

const persons = importKind<PersonRow, PeopleGround>({
  kind: 'persons',
  names: { 'zh-CN': zh['import.persons'], en: en['import.persons'] },
  about: { 'zh-CN': zh['import.persons.about'], en: en['import.persons.about'] },
  words: { 'zh-CN': { ...divisionsZh, ...organsZh, ...zh }, en: { ...divisionsEn, ...organsEn, ...en } },
  permission: 'people.keep',
  columns: personColumnsToImport,
  ground: (session, { now }) => peopleGround(session, dayOf(now)),
  compose: composePerson,
  keyOf: (row) => [whomOf(row), row.post?.organ, row.post?.role, row.post?.startsOn].join('/'),
  aboutOf: whomOf,
  compare: comparePersons,
  apply: applyPerson,
  exported,
})

/** Lists of this room that come in from spreadsheets. */
export const peopleImports: readonly ImportKind[] = [persons]
