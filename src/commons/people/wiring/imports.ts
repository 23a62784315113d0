import { dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import { importKind, type ImportKind, type ImportStep, type Values } from '#platform/sheets/import-kind.ts'
import { settlePerson } from './settle-person.ts'
import { settlePost } from './settle-post.ts'
import { comparePersons } from '../data/imports/compare.ts'
import { personColumnsToImport, personInWords } from '../data/imports/columns.ts'
import {
  exportedPersons,
  composePerson,
  type PeopleGround,
  peopleGround,
  type PersonRow,
  whomOf,
} from '../data/imports/rows.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { agenciesImport } from './import-agencies.ts'
import { postsImport } from './import-posts.ts'
import { importWords } from './import-words.ts'

async function* exported(context: Context): AsyncGenerator<readonly Values[]> {
  for (let after = ''; ; ) {
    const some = await context.db.read(context.county, (session) => exportedPersons(session, context.viewer, after))
    yield some.map(({ place: _place, ...row }) => personInWords(row))
    const last = some.at(-1)
    if (!last) return
    after = last.place
  }
}

/** One row: the person first, then the post. Each act has an id of its own, so that a row that was broken off goes on where it was. */
const apply = async (context: Context, row: PersonRow, step: ImportStep): Promise<string> => {
  const id = await settlePerson(context, row, step)
  if (row.post) await settlePost(context, row.post, id, step)
  return id
}

const persons = importKind<PersonRow, PeopleGround>({
  kind: 'persons',
  names: { 'zh-CN': zh['import.persons'], en: en['import.persons'] },
  about: { 'zh-CN': zh['import.persons.about'], en: en['import.persons.about'] },
  words: importWords,
  permission: 'people.keep',
  columns: personColumnsToImport,
  ground: (session, { now }) => peopleGround(session, dayOf(now)),
  compose: composePerson,
  keyOf: (row) => [whomOf(row), row.post?.organ, row.post?.role, row.post?.startsOn].join('/'),
  aboutOf: whomOf,
  compare: comparePersons,
  apply,
  exported,
})

/** Lists of this room that come in from spreadsheets. */
export const peopleImports: readonly ImportKind[] = [persons, postsImport, agenciesImport]
