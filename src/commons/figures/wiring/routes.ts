import { isDay } from '#kernel/day.ts'
import type { Figure } from '#kernel/figure.ts'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { wordsFor } from '#platform/action/context.ts'
import { totalOf } from '#platform/db/paging.ts'
import { type Route, route } from '#platform/http/route.ts'
import { figureValue } from '../actions/figure-value.ts'
import { spanOf } from '../actions/span-of.ts'
import { countedRecords } from '../data/store.ts'
import { definitionOf } from '../rules/definition.ts'
import { narrowingsOf } from '../rules/dimensions.ts'
import { list, records, value } from '../spec/contract.ts'

const cursorOf = ({ on, id }: { readonly on: string; readonly id: string }): string =>
  Buffer.from(`${on}/${id}`).toString('base64url')

const placeOf = (cursor: string | undefined): { on: string; id: string } | null => {
  if (!cursor) return null
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, on, id] = /^(\d{4}-\d{2}-\d{2})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  if (!isDay(on) || id === undefined) throw new Problem(refuse('bad-input', { pointer: '/cursor' }))
  return { on, id }
}

/** Routes of the figures that the rooms of the house declare. */
export const figureRoutes = (declared: readonly Figure[]): readonly Route[] => {
  const find = (code: string): Figure => {
    const figure = declared.find((one) => one.code === code)
    if (!figure) throw new Problem(refuse('unknown-figure', { params: { code } }))
    return figure
  }
  return [
    route(list, async (context) => ({
      body: { items: declared.map((figure) => definitionOf(figure, wordsFor(context, figure.words))) },
    })),

    route(value, async (context, { params, query }) => ({
      body: await figureValue(context, find(params.code), query),
    })),

    route(records, async (context, { params, query }) => {
      const figure = find(params.code)
      const { limit, q } = query
      const where = narrowingsOf(figure, query.where)
      const after = placeOf(query.cursor)
      const { rows, count } = await context.db.read(context.county, async (session) =>
        countedRecords(session, figure, { span: await spanOf(context, session, query), where, q, limit, after }),
      )
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      return {
        body: {
          items: shown.map((row) => ({ ...row, kind: figure.kind })),
          next: rows.length > limit && last ? cursorOf(last) : null,
          total: totalOf(count),
        },
      }
    }),
  ]
}
