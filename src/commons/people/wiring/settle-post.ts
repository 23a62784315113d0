import { act } from '#platform/action/act.ts'
import type { Context } from '#platform/action/context.ts'
import { create } from '#platform/action/create.ts'
import { knownActs } from '#platform/audit/store.ts'
import { sql } from '#platform/db/sql.ts'
import type { ImportStep } from '#platform/sheets/import-kind.ts'
import type { PostSaid } from '../data/imports/rows.ts'
import { end } from '../actions/end.ts'
import { give } from '../actions/give.ts'

/** A post as a list tells it: with why it ended and what both rest on, where the list says so. */
export interface SettledPost extends PostSaid {
  readonly ground?: string | null
  readonly basis?: string | null
}

interface PostThere {
  readonly id: string
  readonly state: string
  readonly version: number
}

/** Gives somebody a post of a list and ends it where the list says so, each once. `part` tells it from the row's other posts. Answers its id. */
export const settlePost = async (
  context: Context,
  { organ, role, title, startsOn, endsOn, ground, basis }: SettledPost,
  person: string,
  step: ImportStep,
  part = 'post',
): Promise<string> => {
  const backfill = { backfill: { on: step.today } }
  const actId = step.id(part === 'post' ? 'end' : `end ${part}`)
  const { held, done } = await context.db.read(context.county, async (session) => {
    const [found, acts] = await Promise.all([
      session.one(sql<PostThere>`
        select id, state, version from people.post
        where county = ${session.county} and person = ${person} and organ = ${organ} and role = ${role} and starts_on = ${startsOn}`),
      endsOn ? knownActs(session, [actId]) : new Map<string, string>(),
    ])
    return { held: found, done: acts.has(actId) }
  })
  const given = async (): Promise<PostThere> => {
    const input = { id: step.id(part), person, organ, role, startsOn, ...(title && { title }), ...(basis && { basis }) }
    return (await create(context, give, input as never, backfill)).row
  }
  const { id, state, version } = held ?? (await given())
  if (!endsOn || state === 'ended' || done) return id
  const input = { ground: (ground ?? 'other') as 'other', lastDay: endsOn, ...(basis && { basis }) }
  await act(context, end, { id, actId, version, input }, backfill)
  return id
}
