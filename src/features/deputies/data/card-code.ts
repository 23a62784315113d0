import type { Keys } from '#platform/crypto/keys.ts'
import { idOfSealed, sealedId } from '#platform/crypto/sealed-id.ts'

/** What a printed card's QR code bears: nobody can foretell the next one from another (128 bits under the county's key). */
const codeOf = (keys: Keys, county: string, card: string): string => sealedId(keys, county, 'card', card)

/** The card's id, if there is such a card; null for a text that is no code. */
export const cardOfCode = (keys: Keys, county: string, code: string): string | null =>
  idOfSealed(keys, county, 'card', code)

export const pathOf = (keys: Keys, county: string, card: string): string => `/check/${codeOf(keys, county, card)}`
