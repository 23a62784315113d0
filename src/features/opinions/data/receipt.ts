import { derive, type Keys } from '#platform/crypto/keys.ts'
import { idOfSealed, sealedId } from '#platform/crypto/sealed-id.ts'
import type { Receipt } from '../spec/contract.ts'
import { words } from '../spec/templates/words.ts'

/** The 8-digit look-up code drawn for an opinion; `attempt` draws another when one is taken. */
export const codeOf = (keys: Keys, county: string, id: string, attempt: number): string =>
  String(derive(keys, 'receipt', county, id, 'code', String(attempt)).readUInt32BE(0) % 100_000_000).padStart(8, '0')

export const wordOf = (keys: Keys, county: string, id: string): string =>
  words[derive(keys, 'receipt', county, id, 'word').readUInt32BE(0) % words.length] ?? ''

/** The receipt's address: the opinion's id under a key of its own. */
export const linkOf = (keys: Keys, county: string, id: string): string => sealedId(keys, county, 'link', id)

/** The id that a link carries, of an opinion if there is one; null for a text that is no link. */
export const idOfLink = (keys: Keys, county: string, link: string): string | null =>
  idOfSealed(keys, county, 'link', link)

export const receiptOf = (
  keys: Keys,
  county: string,
  row: { readonly id: string; readonly code: string },
): Receipt => ({
  code: row.code,
  word: wordOf(keys, county, row.id),
  link: linkOf(keys, county, row.id),
})

/**
 * Id of the record that a citizen's submission makes (version 7 in form). The submission's own id stays its sender's: it proves that the
 * same one sends again. Staff see the record with all that was said, and could otherwise send it again to be given the receipt.
 * It keeps the time of the id that it is made from, so that records lie in the order in which they came.
 */
export const recordIdOf = (keys: Keys, county: string, submission: string): string => {
  const hex = derive(keys, 'receipt', county, submission, 'record').toString('hex')
  const variant = ((Number.parseInt(hex.slice(0, 1), 16) & 3) | 8).toString(16)
  return `${submission.slice(0, 13)}-7${hex.slice(1, 4)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`
}
