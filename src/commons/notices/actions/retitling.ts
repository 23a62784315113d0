import type { Lifecycle } from '#kernel/lifecycle.ts'
import { type Reaction, reaction } from '#platform/outbox/reaction.ts'
import { retitle } from '../data/store.ts'
import type { LabelsOf } from './tell-about.ts'

/** Older notices call a record as it is called after an erasure. */
export const retitling = (lifecycles: readonly Lifecycle[], labelsOf: LabelsOf): Reaction[] =>
  lifecycles.map(({ kind }) =>
    reaction({
      name: `notices.retitle.${kind}`,
      on: [`${kind}.*`],
      async run(session, events) {
        const erased = events.filter(({ extra }) => Array.isArray(extra['erases'])).map(({ record }) => record)
        if (erased.length > 0) await retitle(session, kind, await labelsOf(session, kind, [...new Set(erased)]))
      },
    }),
  )
