import type { Fault } from '#ui/light/fields.tsx'
import type { FieldFault } from '../../spec/public-pages.ts'
import { type OpinionView, type WordKey, wordKey } from './words.ts'

/** The sentence of each fault. `names` gives the label that a field bears on this page. */
export const faultsIn = (
  { say }: OpinionView,
  faults: readonly FieldFault[],
  names: Readonly<Record<string, WordKey>>,
): Fault[] =>
  faults.map(({ field, code }) => {
    const name = field === null ? undefined : names[field]
    const key = wordKey(`fault.${code}`) ?? (name ? 'fault.other' : 'fault.whole')
    return { field: name && field !== null ? field : null, text: say(key, name ? { field: say(name) } : {}) }
  })

/** The sentence that stands at one field. */
export const faultAt = (faults: readonly Fault[], name: string): string | undefined =>
  faults.find(({ field }) => field === name)?.text
