import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash, nextHead, noHead, pathOf, rootByPath, rootOf } from '../merkle.ts'

const tree = fc
  .array(fc.uint8Array({ minLength: 0, maxLength: 8 }), { minLength: 1, maxLength: 40 })
  .map((all) => all.map(leafHash))
const treeAndPlace = tree.chain((leaves) =>
  fc.record({ leaves: fc.constant(leaves), place: fc.nat(leaves.length - 1) }),
)
const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('hex')

describe('a Merkle tree (RFC 9162)', () => {
  it('of the empty leaf and of two leaves has the roots that the standard gives', () => {
    // RFC 6962 test vectors of the reference implementation: the empty leaf, and leaves "" and 00.
    const empty = leafHash(Buffer.alloc(0))
    expect(hex(empty)).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(hex(rootOf([empty, leafHash(Buffer.from([0]))]))).toBe(
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    )
  })

  it('leads from every leaf to its root', () => {
    fc.assert(
      fc.property(treeAndPlace, ({ leaves, place }) => {
        const path = pathOf(leaves, place)
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length)))
        expect(hex(rootByPath(leaves[place] as Buffer, place, leaves.length, path))).toBe(hex(rootOf(leaves)))
      }),
    )
  })

  it('has another root when one bit of one leaf is another, and no path leads there from another leaf', () => {
    fc.assert(
      fc.property(treeAndPlace, fc.nat(255), ({ leaves, place }, bit) => {
        const other = Buffer.from(leaves[place] as Buffer)
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const changed = leaves.with(place, other)
        expect(hex(rootOf(changed))).not.toBe(hex(rootOf(leaves)))
        expect(hex(rootByPath(other, place, leaves.length, pathOf(leaves, place)))).not.toBe(hex(rootOf(leaves)))
      }),
    )
  })

  it('is not led to by a path that is too short, too long or of another place', () => {
    fc.assert(
      fc.property(
        treeAndPlace.filter(({ leaves }) => leaves.length > 1),
        ({ leaves, place }) => {
          const [leaf, path, root] = [leaves[place] as Buffer, pathOf(leaves, place), hex(rootOf(leaves))]
          expect(hex(rootByPath(leaf, place, leaves.length, path.slice(1)))).not.toBe(root)
          expect(hex(rootByPath(leaf, place, leaves.length, [leaf, ...path]))).not.toBe(root)
          expect(rootByPath(leaf, leaves.length, leaves.length, path)).toBeUndefined()
        },
      ),
    )
  })
})

describe('a chain of roots', () => {
  it('has another head for another order, number or size', () => {
    const [a, b] = [leafHash(Buffer.from('a')), leafHash(Buffer.from('b'))] as const
    const heads = [
      nextHead(nextHead(noHead, 1, 1, a), 2, 1, b),
      nextHead(nextHead(noHead, 1, 1, b), 2, 1, a),
      nextHead(nextHead(noHead, 1, 2, a), 2, 1, b),
      nextHead(nextHead(noHead, 2, 1, a), 1, 1, b),
    ]
    expect(new Set(heads.map(hex)).size).toBe(heads.length)
  })
})
