import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { canonical } from '#kernel/seal.ts'
import { derive, type Keys } from '#platform/crypto/keys.ts'

/** A statement of this instance under its signature: whoever has the public key checks it without us. */
export interface Signed {
  /** Canonical JSON: the very bytes (UTF-8) that are signed. */
  readonly statement: string
  /** Ed25519 (RFC 8032), 64 bytes in base64. */
  readonly signature: string
  /** The public key, 32 bytes in base64. */
  readonly key: string
}

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

interface Signer {
  readonly secret: KeyObject
  readonly key: string
}

const signers = new Map<string, Signer>()

/** The instance's key for signing, made from its secret: it needs no file of its own and comes with the backup of the keys. */
const signerOf = (keys: Keys): Signer => {
  const known = signers.get(keys.id)
  if (known) return known
  const seed = derive(keys, 'receipt', 'ed25519')
  const secret = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  const key = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(publicHead.length)
  const signer = { secret, key: key.toString('base64') }
  signers.set(keys.id, signer)
  return signer
}

export const publicKeyOf = (keys: Keys): string => signerOf(keys).key

/** What is read aloud to compare two public keys: 16 hexadecimal digits of its SHA-256. */
export const fingerprintOf = (key: string): string =>
  createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 16)

/** Signs what is said; the same under the same key is always the same signature. */
export const signed = (keys: Keys, said: Readonly<Record<string, unknown>>): Signed => {
  const { secret, key } = signerOf(keys)
  const statement = canonical(said)
  return { statement, signature: sign(null, Buffer.from(statement), secret).toString('base64'), key }
}

/** Whether the signature is that of this key over these very bytes. */
export const isSigned = ({ statement, signature, key }: Signed): boolean => {
  const bytes = Buffer.from(key, 'base64')
  if (bytes.length !== 32) return false
  const known = createPublicKey({ key: Buffer.concat([publicHead, bytes]), format: 'der', type: 'spki' })
  return verify(null, Buffer.from(statement), known, Buffer.from(signature, 'base64'))
}
