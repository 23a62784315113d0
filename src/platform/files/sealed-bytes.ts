import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { derive, type Keys } from '#platform/crypto/keys.ts'

/**
 * Bytes sealed in pieces, each of which is proved before a byte of it is given out: AES-256-GCM (NIST SP 800-38D) under a key of this
 * file's own, the piece's number as nonce. Head: format, key id, salt; it is bound to every piece, and so is which one is the last.
 */
const format = 'lzf1'
const idLength = 6
const saltLength = 16
const headLength = format.length + idLength + saltLength
const pieceSize = 65_536
const tagLength = 16

/** What was kept is not what was put there, or under another key. */
export class Damaged extends Error {}

const keyFor = (keys: Keys, name: string, salt: Buffer): Buffer =>
  derive(keys, 'files', 'content', name, salt.toString('hex'))

const nonceOf = (index: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUInt32BE(index, 0)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

export const sealBytes = (keys: Keys, name: string, bytes: Uint8Array): Buffer => {
  const salt = randomBytes(saltLength)
  const head = Buffer.concat([Buffer.from(format + keys.id, 'latin1'), salt])
  const key = keyFor(keys, name, salt)
  const parts: Buffer[] = [head]
  const many = Math.max(1, Math.ceil(bytes.length / pieceSize))
  for (let index = 0; index < many; index++) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, index === many - 1)).setAAD(head)
    parts.push(cipher.update(bytes.subarray(index * pieceSize, (index + 1) * pieceSize)), cipher.final())
    parts.push(cipher.getAuthTag())
  }
  return Buffer.concat(parts)
}

const openPiece = (key: Buffer, head: Buffer, sealed: Buffer, index: number, isLast: boolean): Buffer => {
  if (sealed.length < tagLength) throw new Damaged()
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, isLast), { authTagLength: tagLength })
  decipher.setAAD(head).setAuthTag(sealed.subarray(-tagLength))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()])
  } catch {
    throw new Damaged()
  }
}

/** The bytes again, piece by piece. Throws Damaged at the first piece that is not as it was put. */
export const openBytes = async function* (
  keys: Keys,
  name: string,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  let head: Buffer | undefined
  let key: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  let index = 0
  for await (const piece of sealed) {
    rest = Buffer.concat([rest, piece])
    if (!head) {
      if (rest.length < headLength) continue
      head = rest.subarray(0, headLength)
      rest = rest.subarray(headLength)
      if (head.toString('latin1', 0, format.length + idLength) !== format + keys.id) throw new Damaged()
      key = keyFor(keys, name, head.subarray(-saltLength))
    }
    // One piece is always held back: whether it is the last is only known at the end.
    for (; rest.length > pieceSize + tagLength; rest = rest.subarray(pieceSize + tagLength))
      yield openPiece(key, head, rest.subarray(0, pieceSize + tagLength), index++, false)
  }
  if (!head) throw new Damaged()
  yield openPiece(key, head, rest, index, true)
}
