import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Keys } from './keys.ts'

/** AES-256-GCM (NIST SP 800-38D): 96-bit nonce, 128-bit tag behind the cipher text. The name stands in every value. */
const algorithm = 'a1'
const tagLength = 16

/** Encrypts a personal field as `a1:KEYID:NONCE:CIPHERTEXT`. `binding` (county, table, row) must be the same when opening. */
export const sealField = (keys: Keys, text: string, binding = ''): string => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keys.fields, nonce).setAAD(Buffer.from(binding))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return [algorithm, keys.id, nonce.toString('base64url'), sealed.toString('base64url')].join(':')
}

/** The text of a sealed field. Throws an Error for another algorithm, another key, another binding, or a changed value. */
export const openField = (keys: Keys, value: string, binding = ''): string => {
  const [name, id, nonce = '', sealed = ''] = value.split(':')
  if (name !== algorithm) throw new Error(`unknown algorithm of a sealed field: ${name}`)
  if (id !== keys.id) throw new Error(`a field was sealed with the key ${id}, this instance has ${keys.id}`)
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keys.fields, Buffer.from(nonce, 'base64url'), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(binding)).setAuthTag(bytes.subarray(-tagLength))
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagLength)), decipher.final()]).toString('utf8')
}
