import { csvLine, csvStart } from '#kernel/csv.ts'
import { type Context, wordsFor } from '#platform/action/context.ts'
import { type Touch, type TouchedAsked, touchedPage } from '#platform/audit/touched.ts'
import { labels as en } from '../spec/labels/en.ts'
import { labels as zh } from '../spec/labels/zh-CN.ts'

const cells = [
  ['col.at', ({ at }: Touch) => at],
  ['col.name', ({ name }: Touch) => name],
  ['col.kind', ({ kind }: Touch) => kind],
  ['col.record', ({ record }: Touch) => record],
  ['col.by', ({ by }: Touch) => by],
  ['col.login', ({ login }: Touch) => login],
  ['col.organ', ({ organ }: Touch) => organ],
  ['col.source', ({ source }: Touch) => source],
] as const

/** Rows that are in memory at once. */
const pageSize = 2000
const hour = 3_600_000

/** The hours of a span, the last first: a page is looked for among the events of one hour, however many a day has. */
const hoursOf = function* (span: Omit<TouchedAsked, 'county'>): Iterable<Omit<TouchedAsked, 'county'>> {
  for (let end = span.to.getTime(); end > span.from.getTime(); end -= hour)
    yield { ...span, from: new Date(end - hour), to: new Date(end) }
}

/** All of it as CSV, the newest first, each page read in a transaction of its own: a slow reader holds nothing. */
export const linesOf = async function* (context: Context, span: Omit<TouchedAsked, 'county'>): AsyncIterable<string> {
  const words = wordsFor(context, { 'zh-CN': zh, en })
  const pageOf = (part: typeof span, cursor: string | null) =>
    context.db.read(context.county, (session) => touchedPage(session, part, { cursor, limit: pageSize }))
  yield csvStart + csvLine(cells.map(([label]) => words[label]))
  for (const part of hoursOf(span))
    for (let page = await pageOf(part, null); ; page = await pageOf(part, page.next)) {
      if (page.items.length > 0) yield page.items.map((one) => csvLine(cells.map(([, of]) => of(one)))).join('')
      if (page.next === null) break
    }
}
