import {
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type Decipheriv,
  type KeyObject,
} from 'node:crypto'
import { derive, type Keys } from '#platform/crypto/keys.ts'
import type { Receipt } from '../spec/contract.ts'
import { words } from '../spec/templates/words.ts'

const oneBlock = 'aes-256-ecb'

/** The 8-digit look-up code drawn for an opinion; `attempt` draws another when one is taken. */
export const codeOf = (keys: Keys, county: string, id: string, attempt: number): string =>
  String(derive(keys, 'receipt', county, id, 'code', String(attempt)).readUInt32BE(0) % 100_000_000).padStart(8, '0')

export const wordOf = (keys: Keys, county: string, id: string): string =>
  words[derive(keys, 'receipt', county, id, 'word').readUInt32BE(0) % words.length] ?? ''

const linkKeys = new Map<string, KeyObject>()

/** Each county's links have a key of their own: a link of one county opens nothing in another. */
const linkKey = (keys: Keys, county: string): KeyObject => {
  const name = `${keys.id}/${county}`
  const key = linkKeys.get(name) ?? createSecretKey(derive(keys, 'receipt', county, 'link'))
  linkKeys.set(name, key)
  return key
}

const block = (cipher: Cipheriv | Decipheriv, bytes: Buffer): Buffer => {
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

/**
 * The opinion's id under a key: 128 bits in 22 characters that nobody can foretell, and that need not be stored to be found again.
 * One AES block and no more (FIPS 197), so there is nothing that a mode of operation would have to chain.
 */
export const linkOf = (keys: Keys, county: string, id: string): string =>
  block(createCipheriv(oneBlock, linkKey(keys, county), null), Buffer.from(id.replaceAll('-', ''), 'hex')).toString(
    'base64url',
  )

/** The id that a link carries, of an opinion if there is one; null for a text that is no link. */
export const idOfLink = (keys: Keys, county: string, link: string): string | null => {
  const bytes = Buffer.from(link, 'base64url')
  if (bytes.length !== 16 || bytes.toString('base64url') !== link) return null
  const hex = block(createDecipheriv(oneBlock, linkKey(keys, county), null), bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

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
