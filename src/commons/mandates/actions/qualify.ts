import { action } from '#platform/action/action.ts'
import { mandates } from '../data/store.ts'
import { qualify as input } from '../spec/inputs.ts'

/** 选举法 47: the committee on qualifications reports, the standing committee (a township's presidium) confirms; the congress has yet to meet. */
export const qualify = action(mandates, 'qualify', input, {
  change: ({ input: { basis } }) => (basis ? { basis } : {}),
})
