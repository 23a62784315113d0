import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { act } from '#platform/action/act.ts'
import type { TypedAction } from '#platform/action/action.ts'
import { type Route, readBounded, route, streamed } from '#platform/http/route.ts'
import type { ImportKind } from '#platform/sheets/import-kind.ts'
import { limits } from '#platform/sheets/limits.ts'
import { advance } from '../actions/advance.ts'
import { loadFile } from '../actions/load-file.ts'
import { listRows } from '../data/rows.ts'
import { listImports } from '../data/store.ts'
import type { ImportRecord } from '../data/tables.ts'
import { importLife } from '../spec/lifecycle.ts'
import { mayBring } from '../rules/may-bring.ts'
import * as contract from '../spec/contract.ts'
import { allActions } from './actions.ts'
import { checkBeforeAct } from './before-act.ts'
import { exportOf, reportOf, templateOf } from './files.ts'
import { kindItem, rowItem, rowOfList } from './item.ts'
import { type Kinds, kindsOf } from './kinds.ts'

/** Files that are read at once in this process: each may take some 100 MB while it is. */
const atOnce = 2
let reading = 0
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (reading >= atOnce) throw new Problem(refuse('busy'))
  reading++
  try {
    return await work()
  } finally {
    reading--
  }
}

/** About a second of work at most. */
const batchesAtOnce = 2

const verbRoutes = ({ find, answer }: Kinds): Route[] =>
  (Object.keys(contract.acts) as (keyof typeof contract.acts)[]).map((verb) =>
    route(contract.acts[verb], async (context, { params, body }) => {
      const { record, kind } = await find(context, params.import)
      // Where the list stands is refused before what is said of its rows.
      const { from } = importLife.moves[verb] as { readonly from: readonly string[] }
      if (from.includes(record.state)) await checkBeforeAct[verb]?.(context, kind, record, body.input)
      const { item } = await act<unknown, ImportRecord>(
        context,
        allActions[verb] as TypedAction<unknown>,
        { id: params.import, ...body },
        { isRead: true },
      )
      // A short list is done with the request; what is left of a long one goes on in the background.
      const goneOn = await advance(context, kind, params.import, batchesAtOnce).catch(() => ({ ...record, ...item }))
      return { body: await answer(context, goneOn) }
    }),
  )

const kindRoutes = (kinds: readonly ImportKind[], { of }: Kinds): Route[] => [
  route(contract.kinds, async (context) => ({
    body: {
      items: kinds.filter((kind) => mayBring(context.viewer, kind).ok).map((kind) => kindItem(context, kind)),
    },
  })),
  streamed(contract.template, async (context, { params }) => templateOf(context, of(context, params.kind))),
  streamed(contract.exported, async (context, { params }) => exportOf(context, of(context, params.kind))),
]

const readRoutes = (kinds: readonly ImportKind[], { find, answer }: Kinds): Route[] => [
  route(contract.list, async (context, { query }) => {
    const found = await context.db.read(context.county, (session) => listImports(session, context.viewer, query.limit))
    const kindOf = (name: string) => kinds.find(({ kind }) => kind === name)
    const items = found.map((record) => rowOfList(context, kindOf(record.kind), record))
    return { body: { items, next: null, total: items.length } }
  }),
  route(contract.read, async (context, { params }) => ({
    body: await answer(context, (await find(context, params.import)).record),
  })),
  route(contract.rows, async (context, { params, query }) => {
    const { record, kind } = await find(context, params.import)
    const { state, as, limit, cursor } = query
    const filter = { states: state && [state], as, after: Number(cursor ?? 0), limit: limit + 1 }
    const items = await context.db.read(context.county, async (session) =>
      (await listRows(session, record, filter)).map((row) => rowItem(context, session, kind, record, row)),
    )
    const shown = items.slice(0, limit)
    const next = items.length > limit ? String(shown.at(-1)?.number ?? '') : null
    return { body: { items: shown, next, total: items.length > limit ? { atLeast: limit } : shown.length } }
  }),
  streamed(contract.report, async (context, { params, query }) => {
    const { record, kind } = await find(context, params.import)
    return reportOf(context, kind, record, query.only === 'faulty')
  }),
]

/** Routes over the kinds that the rooms of the house declare. */
export const importRoutes = (declared: readonly ImportKind[]): readonly Route[] => {
  const kinds = kindsOf(declared)
  return [
    ...kindRoutes(declared, kinds),
    ...readRoutes(declared, kinds),
    route(contract.load, async (context, { query, file }) => {
      const kind = kinds.of(context, query.kind)
      const { isNew, row } = await inTurn(async () => {
        const bytes = await readBounded(file ?? emptyFile(), limits.file)
        return loadFile(context, kind, { id: query.id, name: query.name, sheet: query.sheet, bytes })
      })
      return { status: isNew ? 201 : 200, body: await kinds.answer(context, row as ImportRecord) }
    }),
    ...verbRoutes(kinds),
  ]
}

async function* emptyFile(): AsyncGenerator<Uint8Array> {}
