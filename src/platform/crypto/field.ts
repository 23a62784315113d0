import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { apart } from './apart.ts'
import type { Keys } from './keys.ts'

/** How one algorithm seals and opens; its name stands in every value, so that one database may hold both. */
interface Sealer {
  seal(key: KeyObject, text: string, binding: string): readonly [nonce: Buffer, sealed: Buffer]
  open(key: KeyObject, nonce: Buffer, sealed: Buffer, binding: string): Buffer
}

const tagLength = 16

/** AES-256-GCM (NIST SP 800-38D): 96-bit nonce, 128-bit tag behind the cipher text. */
const aes: Sealer = {
  seal(key, text, binding) {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(binding))
    return [nonce, Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])]
  },
  open(key, nonce, sealed, binding) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength })
    decipher.setAAD(Buffer.from(binding)).setAuthTag(sealed.subarray(-tagLength))
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()])
  },
}

const macLength = 32
const parts = new WeakMap<KeyObject, { readonly cipher: KeyObject; readonly mac: KeyObject }>()

/** Two keys from one, so that none serves two algorithms (HKDF-SHA256, RFC 5869). */
const smKeys = (key: KeyObject) => {
  const known = parts.get(key)
  if (known) return known
  const part = (info: string, length: number) =>
    createSecretKey(new Uint8Array(hkdfSync('sha256', key, '', info, length)))
  const made = { cipher: part('sm4-ctr', 16), mac: part('hmac-sm3', 32) }
  parts.set(key, made)
  return made
}

const smMac = (mac: KeyObject, nonce: Buffer, sealed: Buffer, binding: string): Buffer =>
  createHmac('sm3', mac)
    .update(apart([binding, nonce.toString('hex'), sealed.toString('hex')]))
    .digest()

/** SM4-CTR (GB/T 32907), then HMAC-SM3 (GB/T 32905) over binding, nonce and cipher text: encrypt, then authenticate. */
const sm: Sealer = {
  seal(key, text, binding) {
    const { cipher: own, mac } = smKeys(key)
    const nonce = randomBytes(16)
    const cipher = createCipheriv('sm4-ctr', own, nonce)
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return [nonce, Buffer.concat([sealed, smMac(mac, nonce, sealed, binding)])]
  },
  open(key, nonce, all, binding) {
    const { cipher: own, mac } = smKeys(key)
    const [sealed, given] = [all.subarray(0, -macLength), all.subarray(-macLength)]
    if (given.length !== macLength || !timingSafeEqual(smMac(mac, nonce, sealed, binding), given))
      throw new Error('a sealed field does not authenticate')
    const decipher = createDecipheriv('sm4-ctr', own, nonce)
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  },
}

const sealers: Readonly<Record<string, Sealer>> = { a1: aes, s1: sm }
const names = { aes: 'a1', sm: 's1' } as const

/** What every value that is sealed now begins with: algorithm and key. */
export const sealedBegin = ({ ring }: Keys): string => `${names[ring.suite]}:${ring.newest().id}:`

/** Encrypts a personal field as `a1:KEYID:NONCE:CIPHERTEXT`. `binding` (county, table, row) must be the same when opening. */
export const sealField = ({ ring }: Keys, text: string, binding = ''): string => {
  const name = names[ring.suite]
  const { id, key } = ring.newest()
  const [nonce, sealed] = (name === 'a1' ? aes : sm).seal(key, text, binding)
  return [name, id, nonce.toString('base64url'), sealed.toString('base64url')].join(':')
}

/** The text of a sealed field. Throws an Error for an unknown algorithm, an unknown key, another binding, or a changed value. */
export const openField = ({ ring, id: ours }: Keys, value: string, binding = ''): string => {
  const [name = '', id = '', nonce = '', sealed = ''] = value.split(':')
  const sealer = sealers[name]
  if (!sealer) throw new Error(`unknown algorithm of a sealed field: ${name}`)
  const found = ring.find(id)
  if (!found) throw new Error(`a field was sealed with the key ${id}, which the instance ${ours} does not have`)
  return sealer
    .open(found.key, Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url'), binding)
    .toString('utf8')
}
