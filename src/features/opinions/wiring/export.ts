import { csvLine, csvStart } from '#kernel/csv.ts'
import type { QueryOf } from '#kernel/endpoint.ts'
import { type Context, wordsFor } from '#platform/action/context.ts'
import { type Route, streamed } from '#platform/http/route.ts'
import { listOpinions } from '../data/queries.ts'
import { exported, type OpinionRow } from '../spec/contract.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'
import { reading } from './reading.ts'

type Words = Readonly<Record<keyof typeof zh, string>>
type Cell = readonly [label: keyof Words, of: (row: OpinionRow, words: Words) => string | number | null]

/** The list's columns, as a spreadsheet wants them: days as days, what is left as a number (negative: overdue). */
const cells: readonly Cell[] = [
  ['column.number', ({ number }) => number],
  ['column.title', ({ title }) => title],
  ['column.township', ({ township }) => township.name],
  ['field.village', ({ village }) => village?.name ?? null],
  ['column.category', ({ category }) => category?.name ?? null],
  ['column.handler', ({ handler }) => handler?.name ?? null],
  ['column.state', ({ state }, words) => words[`state.${state}`]],
  ['column.on', ({ on }) => on],
  ['column.due', ({ dueOn }) => dueOn],
  ['column.left', ({ daysLeft }) => daysLeft],
]

/** Rows that are in memory at once, however long the list. */
const pageSize = 200

const pageOf = (context: Context, query: QueryOf<typeof exported>, cursor: string | null) =>
  context.db.read(context.county, async (session) =>
    listOpinions(context.db, session, await reading(context, session), {
      ...query,
      limit: pageSize,
      ...(cursor === null ? {} : { cursor }),
    }),
  )

/** The list as CSV: the first page is read before anything is sent, so that a refusal is still an answer. */
const linesOf = async (context: Context, query: QueryOf<typeof exported>): Promise<AsyncIterable<string>> => {
  const words: Words = wordsFor(context, { 'zh-CN': zh, en })
  const first = await pageOf(context, query, null)
  return (async function* () {
    yield csvStart + csvLine(cells.map(([label]) => words[label]))
    for (let page = first; ; page = await pageOf(context, query, page.next)) {
      yield page.items.map((row) => csvLine(cells.map(([, of]) => of(row, words)))).join('')
      if (page.next === null) return
    }
  })()
}

export const exportRoute: Route = streamed(exported, (context, { query }) => linesOf(context, query))
