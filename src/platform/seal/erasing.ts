import { sql } from '#platform/db/sql.ts'
import { type Reaction, reaction } from '#platform/outbox/reaction.ts'

/** What an act that erases what earlier events of its record tell keeps of it: their ids. */
export interface Erases {
  readonly erases: readonly string[]
}

/**
 * Erases what the events named by an erasure tell of persons, with their salts. It comes after the seal: an event is erased once its leaf
 * is kept, so that the chain stays whole without it.
 */
export const erasing = (kinds: readonly string[]): Reaction =>
  reaction({
    name: 'erase',
    on: kinds.map((kind) => `${kind}.*`),
    async run(session, events) {
      const erasures = events.filter(({ extra }) => Array.isArray(extra['erases']))
      for (const { id } of erasures) await session.all(sql`select seal.erase(${session.county}, ${id}::uuid)`)
    },
  })
