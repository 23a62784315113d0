import { action } from '#platform/action/action.ts'
import { organCard } from '../data/lookups.ts'
import { opinions } from '../data/store.ts'
import { handlerKindOf, mayHandle } from '../rules/rules.ts'
import { assign as input } from '../spec/inputs.ts'

/** Passes the matter to the one organ that will answer; its days depend on what kind of organ it is. */
export const assign = action(opinions, 'assign', input, {
  load: ({ session, input: { handler } }) => organCard(session, handler),
  decide: ({ found }) => mayHandle(found?.kind),
  change: ({ input: { handler, request }, found }) => ({
    handler,
    handlerKind: handlerKindOf(found?.kind ?? ''),
    request: request || null,
  }),
  tell: ({ input: { handler, request }, found }) => ({
    handler: found?.name ?? '',
    organ: handler,
    ...(request ? { request } : {}),
  }),
})
