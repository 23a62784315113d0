import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { recordAnswer as input } from '../spec/inputs.ts'

/** An answer given before Luzhi or outside it: its result is not stated (未注明), never solved, and nobody was asked to rate it. */
export const recordAnswer = action(opinions, 'recordAnswer', input, {
  change: ({ input: { answer }, on }) => ({ result: 'unstated', answer, answeredOn: on, releasedOn: on, closedOn: on }),
  tell: () => ({}),
})
