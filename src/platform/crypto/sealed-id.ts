import {
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type Decipheriv,
  type KeyObject,
} from 'node:crypto'
import { derive, type Keys } from './keys.ts'

const oneBlock = 'aes-256-ecb'

const known = new Map<string, KeyObject>()

/** Each county's addresses of each use have a key of their own: one of them opens nothing elsewhere. */
const keyFor = (keys: Keys, county: string, use: string): KeyObject => {
  const name = `${keys.id}/${county}/${use}`
  const key = known.get(name) ?? createSecretKey(derive(keys, 'receipt', county, use))
  known.set(name, key)
  return key
}

const block = (cipher: Cipheriv | Decipheriv, bytes: Buffer): Buffer => {
  cipher.setAutoPadding(false)
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}

/**
 * An id under a key: 128 bits in 22 characters that nobody can foretell, and that need not be stored to be found again.
 * One AES block and no more (FIPS 197), so there is nothing that a mode of operation would have to chain.
 */
export const sealedId = (keys: Keys, county: string, use: string, id: string): string =>
  block(createCipheriv(oneBlock, keyFor(keys, county, use), null), Buffer.from(id.replaceAll('-', ''), 'hex')).toString(
    'base64url',
  )

/** The id that such a text carries, of a record if there is one; null for a text that is none. */
export const idOfSealed = (keys: Keys, county: string, use: string, text: string): string | null => {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== 16 || bytes.toString('base64url') !== text) return null
  const hex = block(createDecipheriv(oneBlock, keyFor(keys, county, use), null), bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
