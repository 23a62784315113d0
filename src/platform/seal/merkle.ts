import { hash as oneShot } from 'node:crypto'

/** SHA-256 over these pieces, 32 bytes. The first byte says what is hashed, so that no node passes for a leaf (RFC 9162 §2.1.1). */
const sha256 = (kind: number, ...pieces: readonly Uint8Array[]): Buffer =>
  oneShot('sha256', Buffer.concat([Uint8Array.of(kind), ...pieces]), 'buffer')

const kinds = { leaf: 0, node: 1, link: 2 } as const

export const leafHash = (data: Uint8Array): Buffer => sha256(kinds.leaf, data)

/** Where a tree of `size` leaves is divided: the largest power of two below it. */
const halfOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

/** Root of the Merkle tree over these leaf hashes, in their order (RFC 9162 §2.1.1). There is at least one. */
export const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves
  if (!only) throw new Error('a tree has leaves')
  if (leaves.length === 1) return only
  const half = halfOf(leaves.length)
  return sha256(kinds.node, rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)))
}

/** The hashes that lead from one leaf to the root, the nearest first (RFC 9162 §2.1.3). */
export const pathOf = (leaves: readonly Buffer[], place: number): Buffer[] => {
  if (leaves.length <= 1) return []
  const half = halfOf(leaves.length)
  const [left, right] = [leaves.slice(0, half), leaves.slice(half)]
  return place < half ? [...pathOf(left, place), rootOf(right)] : [...pathOf(right, place - half), rootOf(left)]
}

/** The root to which a path leads from this leaf hash at this place of a tree of `size` leaves; undefined when the path does not fit. */
export const rootByPath = (leaf: Buffer, place: number, size: number, path: readonly Buffer[]): Buffer | undefined => {
  if (size === 1) return path.length === 0 && place === 0 ? leaf : undefined
  const beside = path.at(-1)
  if (!beside || place < 0 || place >= size) return undefined
  const half = halfOf(size)
  const isLeft = place < half
  const own = isLeft
    ? rootByPath(leaf, place, half, path.slice(0, -1))
    : rootByPath(leaf, place - half, size - half, path.slice(0, -1))
  if (!own) return undefined
  return isLeft ? sha256(kinds.node, own, beside) : sha256(kinds.node, beside, own)
}

/** Head of a chain of roots before there is one. */
export const noHead = Buffer.alloc(32)

/** The head of the chain after the `nth` root (from 1) over `size` leaves: whoever knows it knows all before it. */
export const nextHead = (head: Uint8Array, nth: number, size: number, root: Uint8Array): Buffer => {
  const counted = Buffer.alloc(12)
  counted.writeBigUInt64BE(BigInt(nth))
  counted.writeUInt32BE(size, 8)
  return sha256(kinds.link, head, counted, root)
}
