import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, digest } from '../seal.ts'

const json = fc.jsonValue({ maxDepth: 3 })
const record = fc.dictionary(fc.string(), json)
const salt = fc.uint8Array({ minLength: 16, maxLength: 16 })

/** The same content with its keys in another order, at every depth. */
const reordered = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reordered)
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  )
}

describe('规范写法', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: { d: null, c: [3, 'x', false] } }, '{"a":{"c":[3,"x",false],"d":null}}'],
    [{ a: undefined, b: 1 }, '{"b":1}'],
    [{ a: 1, '9': 2, '10': 3 }, '{"10":3,"9":2,"a":1}'],
    [JSON.parse('{"b":1,"__proto__":2}'), '{"__proto__":2,"b":1}'],
    [[undefined, 1], '[null,1]'],
    [new Date('2026-11-24T02:00:00Z'), '"2026-11-24T02:00:00.000Z"'],
    [{ 文: '𠮷"\\\n' }, '{"文":"𠮷\\"\\\\\\n"}'],
    [undefined, 'null'],
    [-0, '0'],
    [1e21, '1e+21'],
    // RFC 8785, 3.2.3: keys in the order of their UTF-16 code units.
    [
      { '\u20ac': 1, '\r': 2, '1': 3, '\u0080': 4, '\ud83d\ude00': 5, '\ufb33': 6 },
      '{"\\r":2,"1":3,"\u0080":4,"€":1,"😀":5,"\ufb33":6}',
    ],
  ])('%j', (value, text) => expect(canonical(value)).toBe(text))

  it('列的次序不同，写出来一样；读回去还是它', () =>
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value)
        expect(canonical(reordered(value))).toBe(text)
        expect(canonical(JSON.parse(text))).toBe(text)
      }),
    ))

  it('内容不同，写出来不同', () =>
    fc.assert(
      fc.property(record, fc.string(), json, json, (base, key, one, other) => {
        fc.pre(canonical(one) !== canonical(other))
        return canonical({ ...base, [key]: one }) !== canonical({ ...base, [key]: other })
      }),
    ))
})

describe('摘要', () => {
  it('是 HMAC-SHA256（别的程序算出来也是它）', () => {
    const bytes = Uint8Array.from({ length: 16 }, (_, index) => index)
    expect(digest(bytes, { b: ['二', null], a: 1 }).toString('hex')).toBe(
      'f2c8db37d1ad46ce3668608c8e3b7b7c2a9446778e5eb1a4e87ee3811e4084e1',
    )
  })

  it('内容或盐变了一点，摘要就变；没有变，就不变', () =>
    fc.assert(
      fc.property(salt, salt, record, fc.string(), json, (one, other, base, key, value) => {
        const own = digest(one, base)
        expect(own).toHaveLength(32)
        expect(digest(one, reordered(base)).equals(own)).toBe(true)
        fc.pre(!Buffer.from(one).equals(other))
        expect(digest(other, base).equals(own)).toBe(false)
        const changed = { ...base, [key]: value }
        expect(digest(one, changed).equals(own)).toBe(canonical(changed) === canonical(base))
      }),
    ))
})
