import { z } from 'zod'
import { endpoint, sheetMedia } from '#kernel/endpoint.ts'
import { act, listQuery, page, record } from '#kernel/resource.ts'
import { line, uuid } from '#kernel/text.ts'
import { importLife, importStates, mapping, rowStates } from './lifecycle.ts'

const base = '/api/v1/imports'
const access = ['imports.run'] as const
const none = z.strictObject({})
const one = z.object({ import: uuid() })
const kindName = z.object({ kind: z.string().regex(/^[a-z][a-z-]{0,39}$/) })

const column = z.object({
  key: z.string(),
  name: z.string(),
  about: z.string(),
  sample: z.string(),
  isRequired: z.boolean(),
  isPersonal: z.boolean(),
})
export type ColumnItem = z.output<typeof column>

const kind = z.object({ kind: z.string(), name: z.string(), about: z.string(), columns: z.array(column) })
export type KindItem = z.output<typeof kind>

/** How many rows stand how. `added`, `changed` are of those that are ready or done. */
export const counts = z.object({
  ...(Object.fromEntries(rowStates.map((state) => [state, z.number().int()])) as Record<
    (typeof rowStates)[number],
    z.ZodNumber
  >),
  new: z.number().int(),
  changed: z.number().int(),
})
export type Counts = z.output<typeof counts>

const importRow = z.object({
  id: z.string(),
  kind: z.string(),
  kindName: z.string(),
  title: z.string(),
  sheet: z.string(),
  state: z.enum(importStates),
  on: z.string(),
  at: z.string(),
  by: z.string(),
  rows: z.number().int(),
  version: z.number().int(),
})
export type ImportRow = z.output<typeof importRow>

const importItem = importRow.extend({
  /** SHA-256 of the file. */
  hash: z.string(),
  headerRow: z.number().int(),
  fillsMerged: z.boolean(),
  /** As decided, else as suggested by headers and by what was decided before. */
  mapping,
  /** Required columns without a place in the mapping. */
  missing: z.array(z.string()),
  /** The first rows as they stand in the file; numbers of persons are masked. */
  top: z.array(z.object({ number: z.number().int(), cells: z.array(z.string()) })),
  columns: z.array(column),
  counts,
  /** When the server last worked on it; `stop` says why it does not go on: whoever let it run has no right to it any more, or the server has trouble and tries again. */
  progress: z.object({ at: z.string(), stop: z.enum(['no-right', 'trouble']).nullable() }).nullable(),
})
export type ImportItem = z.output<typeof importItem>

const fault = z.object({ column: z.string().nullable(), code: z.string(), detail: z.string() })

const rowItem = z.object({
  number: z.number().int(),
  state: z.enum(rowStates),
  /** By the keys of the columns; personal ones masked. */
  cells: z.record(z.string(), z.string()),
  faults: z.array(fault),
  notes: z.array(fault),
  as: z.enum(['new', 'same', 'changed', 'like']).nullable(),
  changes: z.array(z.object({ column: z.string(), was: z.string().nullable(), now: z.string().nullable() })),
  candidates: z.array(z.object({ record: z.string(), label: z.string(), why: z.array(z.string()) })),
  decided: z.string().nullable(),
  record: z.string().nullable(),
})
export type RowItem = z.output<typeof rowItem>

export const kinds = endpoint({
  method: 'GET',
  path: `${base}/kinds`,
  access,
  summary: 'Kinds of list that the caller may bring in and give out, with their columns',
  query: none,
  answer: z.object({ items: z.array(kind) }),
})

export const template = endpoint({
  method: 'GET',
  path: `${base}/kinds/{kind}/template`,
  access,
  summary: 'An empty workbook for a kind of list, with a sheet of notes and a sample',
  params: kindName,
  query: none,
  answer: z.string(),
  media: sheetMedia.xlsx,
})

export const exported = endpoint({
  method: 'GET',
  path: `${base}/kinds/{kind}/export`,
  access,
  summary: 'All records of a kind as a workbook with the same columns as its template',
  params: kindName,
  query: none,
  answer: z.string(),
  media: sheetMedia.xlsx,
})

export const list = endpoint({
  method: 'GET',
  path: base,
  access,
  summary: 'Files brought in, the newest first',
  query: z.strictObject({ limit: listQuery.limit }),
  answer: page(importRow),
})

/** The body is the file: until files have a room of their own (issue 4) there is no multipart here. */
export const load = endpoint({
  method: 'POST',
  path: base,
  access,
  summary:
    'Bring in a file (xlsx or csv, up to 20 MB, as the body). Nothing takes effect yet. The same id and file again answers as before',
  query: z.strictObject({
    id: uuid(),
    kind: kindName.shape.kind,
    name: line(1, 200),
    sheet: z.string().max(100).optional(),
  }),
  upload: [sheetMedia.xlsx, sheetMedia.csv, 'application/octet-stream'],
  answer: record(importItem),
})

export const read = endpoint({
  method: 'GET',
  path: `${base}/{import}`,
  access,
  summary: 'One file brought in: its first rows, mapping and counts',
  params: one,
  query: none,
  answer: record(importItem),
})

export const rows = endpoint({
  method: 'GET',
  path: `${base}/{import}/rows`,
  access,
  summary: 'Rows of a file by where they stand, in their order, with faults in words',
  params: one,
  query: z.strictObject({
    limit: listQuery.limit,
    cursor: z
      .string()
      .regex(/^\d{1,7}$/, 'bad-value')
      .optional(),
    state: z.enum(rowStates).optional(),
    as: z.enum(['new', 'changed']).optional(),
  }),
  answer: page(rowItem),
})

export const report = endpoint({
  method: 'GET',
  path: `${base}/{import}/report`,
  access,
  summary: "The sheet's own rows with what became of each and why; `only=faulty` gives those to be mended",
  params: one,
  query: z.strictObject({ only: z.literal('faulty').optional() }),
  answer: z.string(),
  media: sheetMedia.xlsx,
})

type Verb = Exclude<keyof typeof importLife.moves, 'conclude' | 'finish'>

const verb = <const V extends Verb>(move: V, summary: string) =>
  endpoint({
    method: 'POST',
    path: `${base}/{import}/actions/${move}`,
    access,
    summary,
    params: one,
    body: act(importLife.moves[move].input as (typeof importLife.moves)[V]['input']),
    answer: record(importItem),
  })

export const acts = {
  map: verb('map', 'Say which row holds the headers and which column means what; the rows are then checked anew'),
  decide: verb('decide', 'Say of rows that may be somebody who is there whether they are'),
  start: verb('start', 'Carry the rows out, in the background and under the rights of whoever says so'),
  resume: verb('resume', 'Let it go on under one’s own rights, where those of whoever began it have ended'),
  abandon: verb('abandon', 'Leave it at that; what has been carried out stays'),
} as const
