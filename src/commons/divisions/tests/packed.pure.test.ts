import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packCounty, unpackCounty } from '../spec/packed.ts'

const name = fc.string({
  unit: fc.constantFrom('东', '城', '村', '一', '1', '𡐓', '（', 'A'),
  minLength: 1,
  maxLength: 8,
})
const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 12 })
const coded = (parent: string, all: number[]) =>
  all.toSorted((a, b) => a - b).map((n) => parent + String(n).padStart(3, '0'))

const county = (code: string) =>
  fc
    .tuple(numbers, fc.array(numbers, { minLength: 12, maxLength: 12 }), fc.infiniteStream(name))
    .map(([townships, villages, names]) =>
      coded(code, townships).map((township, index) => ({
        code: township,
        name: names.next().value as string,
        villages: coded(township, villages[index] ?? []).map((village) => ({
          code: village,
          name: names.next().value as string,
        })),
      })),
    )

describe('packed divisions', () => {
  it('come out as they went in, each county by itself', () => {
    fc.assert(
      fc.property(county('411624'), county('411625'), (first, second) => {
        const province = packCounty('411624', first) + packCounty('411625', second)
        expect(unpackCounty(province, '411624')).toEqual(first)
        expect(unpackCounty(province, '411625')).toEqual(second)
        expect(unpackCounty(province, '411626')).toEqual([])
      }),
    )
  })
  it('leave out a number that follows from the one before', () => {
    const villages = ['001', '002', '200', '201', '203'].map((n) => ({ code: `411624100${n}`, name: `村${n}` }))
    expect(packCounty('411624', [{ code: '411624100', name: '镇', villages }])).toBe(
      '#411624\n@100 镇\n村001\n村002\n200 村200\n村201\n203 村203\n',
    )
  })
  it.each(['', '东 城', '#东', '东\n城'])('refuse the name %j, which the format could not hold', (bad) => {
    expect(() => packCounty('411624', [{ code: '411624100', name: bad, villages: [] }])).toThrow(/cannot be packed/)
  })
  it('refuse a code outside its parent', () => {
    expect(() => packCounty('411624', [{ code: '411625100', name: '镇', villages: [] }])).toThrow(/does not lie under/)
  })
})
