import type { Session } from '#platform/db/session.ts'
import { type Reaction, reaction } from '#platform/outbox/reaction.ts'
import type { Findable } from '#platform/outbox/record-kind.ts'
import { indexDocs } from '../data/store.ts'

/** What is to be found of these records now. Plugged in by the apps from the feature that keeps the kind. */
export type DocsOf = (session: Session, kind: string, records: readonly string[]) => Promise<readonly Findable[]>

/** Keeps the index after every event of these kinds. It reads the record as it is now, so the order of events does not matter. */
export const indexing = (kinds: readonly string[], docsOf: DocsOf): Reaction[] =>
  kinds.map((kind) =>
    reaction({
      name: `search.${kind}`,
      on: [`${kind}.*`],
      async run(session, events) {
        await indexDocs(session, kind, await docsOf(session, kind, [...new Set(events.map(({ record }) => record))]))
      },
    }),
  )
