import { homeName, roomName, stationName } from '../spec/templates/venue-names.ts'
import type { VenueDraft } from '../spec/venue.ts'

interface Ground {
  readonly code: string
  readonly shortName: string
  readonly level: string
}

/** Organ that hosts a division's venue, or null where there is none. */
export type HostOf = (code: string, level: string) => string | null

/** One home for the county, one station for each township or street, one room for each village (domain.md §6.2). */
export const countyVenues = (divisions: readonly Ground[], hostOf: HostOf): VenueDraft[] =>
  divisions.flatMap(({ code, shortName, level }): VenueDraft[] => {
    const rest = { division: code, place: null, host: hostOf(code, level), keeper: null }
    if (level === 'county') return [{ key: 'home', kind: 'home', name: homeName(shortName), ...rest }]
    if (level === 'township')
      return [{ key: `station:${code}`, kind: 'station', name: stationName(shortName), ...rest }]
    return [{ key: `room:${code}`, kind: 'room', name: roomName(shortName), ...rest }]
  })
