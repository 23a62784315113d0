import { createInflateRaw } from 'node:zlib'
import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import { limits } from './limits.ts'

const broken = (): Problem => new Problem(refuse('broken-sheet-file'))
const tooLarge = (): Problem => new Problem(refuse('unpacks-too-large'))

interface Part {
  readonly name: string
  readonly method: number
  readonly flags: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

export interface Zip {
  readonly names: readonly string[]
  /** Bytes that all parts say they unpack to, together. */
  readonly declared: number
  has(name: string): boolean
  /** A part, inflated piece by piece; what it claims to unpack to is not believed but counted. */
  part(name: string): AsyncIterable<Buffer>
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/** The end record lies in the last 65,557 bytes (APPNOTE 4.3.16). */
const endOf = (bytes: Buffer): number => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--)
    if (bytes.readUInt32LE(at) === endSignature) return at
  throw broken()
}

const partsOf = (bytes: Buffer): Map<string, Part> => {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.parts) throw tooLarge()
  const parts = new Map<string, Part>()
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entrySignature) throw broken()
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    if (parts.has(name)) throw broken() // two parts of one name: which one is meant is anybody's guess
    parts.set(name, {
      name,
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

const packedBytes = (bytes: Buffer, { at, packed, flags }: Part): Buffer => {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localSignature || (flags & 1) !== 0) throw broken()
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (from + packed > bytes.length) throw broken()
  return bytes.subarray(from, from + packed)
}

/** Reads a zip that is held in memory. Throws Problem `broken-sheet-file`, or `unpacks-too-large` while a part is read. */
export const readZip = (bytes: Buffer): Zip => {
  const parts = partsOf(bytes)
  const sizes = new Map<string, number>()
  /** A part that is read twice counts once. */
  const counter = (name: string) => {
    let size = 0
    return (piece: Buffer): Buffer => {
      size += piece.length
      if (size > (sizes.get(name) ?? 0)) sizes.set(name, size)
      if (sizes.values().reduce((sum, one) => sum + one, 0) > limits.unpacked) throw tooLarge()
      return piece
    }
  }
  return {
    names: [...parts.keys()],
    declared: parts.values().reduce((sum, { unpacked }) => sum + unpacked, 0),
    has: (name) => parts.has(name),
    async *part(name) {
      const part = parts.get(name)
      if (!part) throw broken()
      const packed = packedBytes(bytes, part)
      const count = counter(name)
      if (part.method === 0) return yield count(packed)
      if (part.method !== 8) throw broken()
      const inflate = createInflateRaw()
      inflate.end(packed)
      try {
        for await (const piece of inflate as AsyncIterable<Buffer>) yield count(piece)
      } catch (error) {
        throw error instanceof Problem ? error : broken()
      } finally {
        inflate.destroy()
      }
    },
  }
}
