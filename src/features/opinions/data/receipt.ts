import { hash } from 'node:crypto'
import { derive, type Keys } from '#platform/crypto/keys.ts'
import { words } from '../spec/templates/words.ts'

/** Two facts that a person can say on the phone, and a link of 128 bits that needs neither. */
export interface Receipt {
  readonly code: string
  readonly word: string
  readonly link: string
}

/** The 8-digit look-up code drawn for an opinion; `attempt` draws another when one is taken. */
export const codeOf = (keys: Keys, county: string, id: string, attempt: number): string =>
  String(derive(keys, 'receipt', county, id, 'code', String(attempt)).readUInt32BE(0) % 100_000_000).padStart(8, '0')

export const wordOf = (keys: Keys, county: string, id: string): string =>
  words[derive(keys, 'receipt', county, id, 'word').readUInt32BE(0) % words.length] ?? ''

/** 22 characters. Made from the key and never stored: the row holds only its hash. */
export const linkOf = (keys: Keys, county: string, id: string): string =>
  derive(keys, 'receipt', county, id, 'link').subarray(0, 16).toString('base64url')

export const linkHash = (link: string): Buffer => hash('sha256', link, 'buffer')

export const receiptOf = (
  keys: Keys,
  county: string,
  row: { readonly id: string; readonly code: string },
): Receipt => ({
  code: row.code,
  word: wordOf(keys, county, row.id),
  link: linkOf(keys, county, row.id),
})
