import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { type Actor, cast } from '../../../fixtures/cast.ts'
import { type Loose, startApp } from '../../../fixtures/app.ts'
import { corpus } from '../../../fixtures/hostile/corpus.ts'
import { faultsOf, judged } from '../../../fixtures/hostile/judge.ts'
import { opinionsOf } from '../../../fixtures/opinions.ts'

const app = await startApp()
await opinionsOf(app).caseIn('accepted')
await app.settle()

interface Schema {
  readonly type?: string
  readonly [rule: string]: unknown
}
interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: Schema
}
const { paths } = (
  await app.as('admin')<{ paths: Record<string, { get?: { parameters: Parameter[] } }> }>('/api/v1/openapi.json')
).body

/** Every list with each of its conditions, as the document of the API has them. */
const conditions = Object.entries(paths).flatMap(([path, { get }]) =>
  (get?.parameters ?? []).filter((parameter) => parameter.in === 'query').map((parameter) => ({ path, ...parameter })),
)
const lists = [...Map.groupBy(conditions, ({ path }) => path)]

/** Without address and with the ids that stand in it made up: the condition is read before the record is looked for. */
const addressOf = (path: string): string =>
  path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) =>
      ({ team: 'committee', day: '2026-06-30', code: 'opinions', kind: 'persons' })[name] ?? uuidv7(),
  )

/** Who may read that list: whom it answers, else the first who is told that something is missing. */
const readerOf = async (path: string): Promise<Actor> => {
  const told = new Map<number, Actor>()
  for (const actor of Object.keys(cast) as Actor[]) {
    const { status } = await app.as(actor)(addressOf(path))
    if (status === 200) return actor
    if (!told.has(status)) told.set(status, actor)
  }
  return told.get(422) ?? told.get(404) ?? 'office'
}

/** Every third of what may be wrong in a text; all of what ends a statement or a pattern. */
const whole = [
  ...corpus.sqls,
  ...[...corpus.injections, ...corpus.chinese, ...corpus.markups, ...corpus.unicode]
    .filter((text) => text.length < 3000)
    .filter((_, index) => index % 3 === 0),
]
/** For what is compared with a pattern or a list before anything else reads it. */
const short = whole.filter((_, index) => index % 10 === 0)
const valuesFor = ({ type, enum: list, const: only, pattern }: Schema): readonly string[] =>
  type === 'string' && !list && !only && !pattern ? whole : short

let asked = 0
let answered = 0

describe('每一张列表的每一个条件里都注入不了什么（ASVS 1.2.4）', () => {
  it.each(lists)('%s', { timeout: 60_000 }, async (path, own) => {
    const ask = app.as(await readerOf(path))
    for (const { name, schema } of own) {
      const faults = await faultsOf(valuesFor(schema), async (value) => {
        const { status, fault } = await judged(
          ask(`${addressOf(path)}?${new URLSearchParams({ [name]: value }).toString()}`),
        )
        asked++
        if (status === 200) answered++
        return fault
      })
      expect([name, faults.slice(0, 9)]).toEqual([name, []])
    }
  })

  it('试过的够多，也有照样答的；记录还在，别县的一件也没有', async () => {
    expect(lists.length).toBeGreaterThan(30)
    expect(asked).toBe(conditions.reduce((sum, { schema }) => sum + valuesFor(schema).length, 0))
    expect(answered).toBeGreaterThan(asked / 20)
    const { body } = await app.as('office')<Loose & { items: unknown[] }>('/api/v1/opinions')
    expect(body.items).toHaveLength(1)
    expect((await app.as('neighbourOffice')<Loose & { items: unknown[] }>('/api/v1/opinions')).body.items).toEqual([])
  })
})
