import type { SealFault } from '#platform/seal/verify.ts'

/** Where a fault of the sealed record lies, in the words that the notes, the page and the tool tell it by. */
export const placeOf = (fault: SealFault): readonly string[] =>
  [
    'day' in fault ? fault.day : '',
    'nth' in fault ? `#${fault.nth}` : '',
    'table' in fault ? fault.table : '',
    'kind' in fault ? fault.kind : '',
    'record' in fault ? fault.record : '',
    'event' in fault ? fault.event : '',
    'series' in fault ? `${fault.series} ${fault.number}` : '',
    'name' in fault ? `${fault.name} ${fault.at}` : '',
  ].filter(Boolean)
