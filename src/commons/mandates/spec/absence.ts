/** A session of the congress that a deputy missed, with leave or without. */
export interface Absence {
  readonly session: string
  readonly title: string
  readonly on: string
  readonly leave: boolean
}

/** 代表法 62(3): two sessions missed without leave end the mandate, when the office does; at the first it is warned. */
export const alertOf = (absences: readonly Absence[]): 'missedOnce' | 'missedTwice' | null => {
  const missed = absences.filter(({ leave }) => !leave).length
  return missed === 0 ? null : missed === 1 ? 'missedOnce' : 'missedTwice'
}
