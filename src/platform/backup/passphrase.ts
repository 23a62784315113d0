import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { type Identity, type Recipient, Stanza } from 'age-encryption'

const name = 'scrypt'
const workFactor = 18
/** A file that asks for more would take the machine instead of the passphrase. */
const mostWork = 20

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)
const keyOf = (passphrase: string, salt: Buffer, logN: number): Promise<Buffer> =>
  derive(passphrase, Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]), 32, {
    N: 2 ** logN,
    r: 8,
    p: 1,
    maxmem: 2 ** logN * 1024 + (1 << 20),
  })

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
const algorithm = 'chacha20-poly1305'
const nonce = Buffer.alloc(12) // each key is used once
const tag = { authTagLength: 16 }

/** The passphrase stanza of age as the format defines it, by the scrypt of Node: the library's own takes ten times as long. */
export const passphraseRecipient = (passphrase: string): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = randomBytes(16)
    const cipher = createCipheriv(algorithm, await keyOf(passphrase, salt, workFactor), nonce, tag)
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
    return [new Stanza([name, unpadded(salt), String(workFactor)], new Uint8Array(body))]
  },
})

export const passphraseIdentity = (passphrase: string): Identity => ({
  async unwrapFileKey(stanzas) {
    const { args = [], body = new Uint8Array() } = stanzas.find((stanza) => stanza.args[0] === name) ?? {}
    const [, salt = '', logN = ''] = args
    if (stanzas.length !== 1 || body.length !== 32 || !/^\d{1,2}$/.test(logN) || Number(logN) > mostWork) return null
    const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(logN))
    const decipher = createDecipheriv(algorithm, key, nonce, tag).setAuthTag(body.subarray(16))
    try {
      return new Uint8Array(Buffer.concat([decipher.update(body.subarray(0, 16)), decipher.final()]))
    } catch {
      return null // another passphrase
    }
  },
})
