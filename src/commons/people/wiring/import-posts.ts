import { dayOf } from '#kernel/day.ts'
import type { Context } from '#platform/action/context.ts'
import { importKind, type ImportKind, type ImportStep, type Values } from '#platform/sheets/import-kind.ts'
import { settlePost } from './settle-post.ts'
import { composePost, comparePosts, groundWords, postColumnsToImport, type PostRow } from '../data/imports/posts.ts'
import { lists } from '../data/imports/columns.ts'
import { exportedPosts, type PeopleGround, peopleGround, whomOf } from '../data/imports/rows.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { importWords } from './import-words.ts'

/** The person is there: a row without one was refused. Answers the person's id. */
const apply = async (context: Context, { post, ground, basis }: PostRow, step: ImportStep): Promise<string> => {
  const { standing } = step
  if (standing.as === 'new') throw new Error('a post hangs on a person who is there')
  await settlePost(context, { ...post, ground, basis }, standing.record, step)
  return standing.record
}

async function* exported(context: Context): AsyncGenerator<readonly Values[]> {
  for (let after = ''; ; ) {
    const some = await context.db.read(context.county, (session) => exportedPosts(session, context.viewer, after))
    yield some.map(({ place: _place, ...row }) => ({
      ...row,
      role: (lists.role as Readonly<Record<string, string>>)[row['role'] ?? ''] ?? null,
      ground: groundWords[row['ground'] ?? ''] ?? null,
    }))
    const last = some.at(-1)
    if (!last) return
    after = last.place
  }
}

/** Who holds which post in which organ, from when to when. */
export const postsImport: ImportKind = importKind<PostRow, PeopleGround>({
  kind: 'posts',
  names: { 'zh-CN': zh['import.posts'], en: en['import.posts'] },
  about: { 'zh-CN': zh['import.posts.about'], en: en['import.posts.about'] },
  words: importWords,
  permission: 'people.keep',
  columns: postColumnsToImport,
  ground: (session, { now }) => peopleGround(session, dayOf(now)),
  compose: composePost,
  keyOf: ({ who, post }) => [whomOf(who), post.organ, post.role, post.startsOn].join('/'),
  aboutOf: ({ who }) => who.person.name,
  compare: comparePosts,
  apply,
  exported,
})
