import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { listQuery, total } from '#kernel/resource.ts'

/** What a figure means, wherever its number is shown. */
const definition = z.object({
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  means: z.string(),
  datedBy: z.string(),
  dedup: z.string(),
  excludes: z.string(),
  dimensions: z.array(z.object({ code: z.string(), name: z.string() })),
})
export type FigureDefinition = z.output<typeof definition>

const period = {
  from: z.string().optional().meta({ widget: 'day' }),
  to: z.string().optional().meta({ widget: 'day' }),
  /** Township code; the whole county when absent. */
  division: z.string().max(12).optional(),
}

const code = z.object({ code: z.string().max(60) })

/** Each row: the key and name of every dimension asked for, and the count. Rows add up to the value. */
const figureRow = z.object({
  keys: z.array(z.object({ code: z.string().nullable(), name: z.string() })),
  value: z.number(),
})

export const list = endpoint({
  method: 'GET',
  path: '/api/v1/figures',
  access: ['figures.read'],
  summary: 'Figures that are declared, with their definitions',
  query: z.strictObject({}),
  answer: z.object({ items: z.array(definition) }),
})

export const value = endpoint({
  method: 'GET',
  path: '/api/v1/figures/{code}',
  access: ['figures.read'],
  summary: 'Value of a figure over a period (both days included), broken down by up to two declared dimensions',
  params: code,
  query: z.strictObject({ ...period, by: z.string().max(80).optional() }),
  answer: z.object({
    value: z.number(),
    unit: z.string(),
    definition,
    from: z.string(),
    to: z.string(),
    asOf: z.string(),
    rows: z.array(figureRow),
  }),
})

const figureRecord = z.object({
  id: z.string(),
  kind: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  on: z.string(),
  place: z.string().nullable(),
  organ: z.string().nullable(),
  note: z.string().nullable(),
})

export const records = endpoint({
  method: 'GET',
  path: '/api/v1/figures/{code}/records',
  access: ['figures.read'],
  summary:
    'The records counted: the same query as the value; dimensions narrow it, e.g. `where=township:411624101,result:solved`',
  params: code,
  query: z.strictObject({ ...listQuery, ...period, where: z.string().max(200).optional() }),
  answer: z.object({ items: z.array(figureRecord), next: z.string().nullable(), total }),
})
