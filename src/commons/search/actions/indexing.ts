import { type Reaction, reaction } from '#platform/outbox/reaction.ts'
import type { RecordKind } from '#platform/outbox/record-kind.ts'
import { indexDocs } from '../data/store.ts'

/** Keeps the index after the events that a kind of record names. It reads the record as it is now, so the order of events does not matter. */
export const indexing = (kinds: readonly RecordKind[]): Reaction[] =>
  kinds.map(({ kind, written, docs }) =>
    reaction({
      name: `search.${kind}`,
      on: written,
      async run(session, events) {
        await indexDocs(session, kind, await docs(session, [...new Set(events.map(({ record }) => record))]))
      },
    }),
  )
