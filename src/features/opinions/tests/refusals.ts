import { expect } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import type { ExampleApp } from '../../../../fixtures/app.ts'
import { type Actor, home } from '../../../../fixtures/cast.ts'
import { type Case, opinionsOf } from '../../../../fixtures/opinions.ts'
import type { OpinionMove } from '../spec/lifecycle.ts'

/** Tries that must be refused and leave nothing behind, with the events of a record to see it by. */
export const refusalsOf = (app: ExampleApp) => {
  const { move } = opinionsOf(app)
  const eventsOf = (id: string) =>
    app.db.read(home, (session) =>
      session.all(
        sql<{ name: string }>`select name from audit.event where county = ${home} and record = ${id} order by version`,
      ),
    )

  /** The refused try writes nothing: neither an event nor a new version. */
  const refuses = async (
    one: Case,
    verb: OpinionMove,
    actor: Actor | null,
    expected: [number, string],
    input?: unknown,
  ) => {
    const before = (await eventsOf(one.id)).length
    const { status, body } = await move(one, verb, input, {}, actor)
    expect([status, body.code]).toEqual(expected)
    expect(await eventsOf(one.id)).toHaveLength(before)
  }

  return { eventsOf, refuses }
}
