import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { found, Problem } from '../problem.ts'
import { allow, every, refuse, unless, type Verdict } from '../verdict.ts'

const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.constant(allow),
  fc.constantFrom('too-late', 'too-early', 'not-yours').map((code) => refuse(code)),
)

describe('可以还是不可以', () => {
  it('都可以才可以；不可以的说第一个理由', () =>
    fc.assert(
      fc.property(fc.array(verdict), (verdicts) => {
        const refusals = verdicts.filter(({ ok }) => !ok)
        expect(every(...verdicts)).toEqual(refusals[0] ?? allow)
      }),
    ))

  it('没有规则就是可以', () => expect(every()).toBe(allow))

  it('条件不成立，理由带着它的细节', () => {
    expect(unless(true, 'too-late', { params: { day: '2026-11-24' } })).toBe(allow)
    expect(unless(false, 'too-late', { params: { day: '2026-11-24' }, pointer: '/day' })).toEqual({
      ok: false,
      code: 'too-late',
      params: { day: '2026-11-24' },
      pointer: '/day',
    })
  })

  it('细节改不了结论和名字', () => {
    const details = { ok: true, code: 'other' } as unknown as Parameters<typeof refuse>[1]
    expect(refuse('too-late').ok).toBe(false)
    expect(unless(false, 'too-late', details)).toMatchObject({ ok: false, code: 'too-late' })
  })
})

describe('有还是没有', () => {
  it('零、空文本、否都是有；空和未定义是没有', () => {
    for (const value of [0, '', false, [], {}]) expect(found(value)).toBe(value)
    for (const nothing of [null, undefined])
      expect(() => found(nothing)).toThrow(expect.objectContaining({ refusal: refuse('not-found') }))
  })

  it('拒绝是错误，名字就是它的话', () => {
    const problem = new Problem(refuse('too-many', { params: { minutes: 3 } }))
    expect(problem).toBeInstanceOf(Error)
    expect([problem.message, problem.faults, problem.extra]).toEqual(['too-many', [], {}])
  })
})
