import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { knownActs } from '#platform/audit/store.ts'
import { lookupHash } from '#platform/crypto/keys.ts'
import { sql } from '#platform/db/sql.ts'
import type { ImportStep } from '#platform/sheets/import-kind.ts'
import { correct } from '../actions/correct.ts'
import { end } from '../actions/end.ts'
import { enter } from '../actions/enter.ts'
import { give } from '../actions/give.ts'
import { type PersonRow, type PostSaid, whomOf } from '../data/import-rows.ts'
import type { Correction } from '../spec/inputs.ts'

/** Rows of a file about one new person give him one id; the hash is keyed, so that the id tells nothing of his card. */
const newId = (context: Context, row: PersonRow, step: ImportStep): Promise<string> =>
  context.db.read(context.county, async ({ keys, county }) =>
    step.fileId(lookupHash(keys, county, 'import-person', whomOf(row)).toString('hex')),
  )

interface PostThere {
  readonly id: string
  readonly state: string
  readonly version: number
}

interface Found {
  readonly there: { readonly version: number } | undefined
  readonly held: PostThere | undefined
  readonly done: ReadonlyMap<string, string>
}

const read = (context: Context, person: string, { post }: PersonRow, acts: readonly string[]): Promise<Found> =>
  context.db.read(context.county, async (session) => {
    const { county } = session
    const [there, held, done] = await Promise.all([
      session.one(
        sql<{ version: number }>`select version from people.person where county = ${county} and id = ${person}`,
      ),
      post
        ? session.one(sql<PostThere>`
            select id, state, version from people.post where county = ${county} and person = ${person} and organ = ${post.organ} and role = ${post.role} and starts_on = ${post.startsOn}`)
        : undefined,
      knownActs(session, acts),
    ])
    return { there, held, done }
  })

/** Enters or corrects the person. What was done by this row before is not done again. */
const settlePerson = async (
  context: Context,
  { person }: PersonRow,
  id: string,
  step: ImportStep,
  { there, done }: Found,
): Promise<void> => {
  const backfill = { backfill: { on: step.today } }
  const actId = step.id('correct')
  if (!there) {
    await create(context, enter, { id, ...person } as never, backfill)
    return
  }
  const { standing } = step
  if (standing.as !== 'changed' || done.has(actId)) return
  const fields = new Set(standing.changes.map(({ column }) => column))
  const input = Object.fromEntries(Object.entries(person).filter(([column]) => fields.has(column))) as Correction
  if (Object.keys(input).length > 0) await act(context, correct, { id, actId, version: there.version, input }, backfill)
}

const settlePost = async (
  context: Context,
  post: PostSaid,
  person: string,
  step: ImportStep,
  { held, done }: Found,
): Promise<void> => {
  const backfill = { backfill: { on: step.today } }
  const actId = step.id('end')
  const { organ, role, title, startsOn, endsOn } = post
  const given = async (): Promise<PostThere> => {
    const input = { id: step.id('post'), person, organ, role, startsOn, ...(title && { title }) }
    return (await create(context, give, input as never, backfill)).row
  }
  const { id, state, version } = held ?? (await given())
  if (!endsOn || state === 'ended' || done.has(actId)) return
  await act(context, end, { id, actId, version, input: { ground: 'other', lastDay: endsOn } }, backfill)
}

/** One row: the person first, then the post. Each act has an id of its own, so that a row that was broken off goes on where it was. */
export const applyPerson = async (context: Context, row: PersonRow, step: ImportStep): Promise<string> => {
  const { standing } = step
  const id = 'record' in standing ? standing.record : await newId(context, row, step)
  const found = await read(context, id, row, [step.id('correct'), step.id('end')])
  await settlePerson(context, row, id, step, found)
  if (row.post) await settlePost(context, row.post, id, step, found)
  return id
}
