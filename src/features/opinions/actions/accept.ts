import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { knownCategory } from '../rules/rules.ts'
import { accept as input } from '../spec/inputs.ts'
import type { OpinionSettings } from '../spec/settings.ts'

/** It is a public matter and will be followed to its end: it gets its category and its number (一事一号). */
export const accept = action(opinions, 'accept', input, {
  decide: ({ input: { category }, inForce }) => knownCategory(inForce as OpinionSettings, category),
  change: ({ input: { category }, on }) => ({ category, acceptedOn: on }),
})
