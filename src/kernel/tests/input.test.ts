import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { firstOfEach, readInput, validate } from '../input.ts'
import { Problem } from '../problem.ts'
import { paragraph } from '../text.ts'

const schema = z.strictObject({
  text: paragraph(1, 5),
  choice: z.enum(['a', 'b']),
  id: z.union([z.number(), z.string()]),
  inner: z.strictObject({ 'a/b~c': z.number() }).optional(),
  list: z.array(z.number()).optional(),
})
const fine = { text: '字', choice: 'a', id: 1 }
const faults = (over: object) => {
  const read = readInput(schema, { ...fine, ...over })
  return 'faults' in read ? read.faults.map(({ pointer, code }) => [pointer, code]) : []
}

describe('输入的毛病', () => {
  it.each([
    [
      '没有的要填',
      { text: undefined, id: undefined },
      [
        ['/text', 'required'],
        ['/id', 'required'],
      ],
    ],
    ['没有选的要选', { choice: undefined }, [['/choice', 'bad-value']]],
    ['不在里面的', { choice: 'c' }, [['/choice', 'bad-value']]],
    ['自己有名字的毛病用它的名字', { text: '一二三四五六' }, [['/text', 'too-long']]],
    [
      '多出来的一个一个说',
      { x: 1, y: 2 },
      [
        ['/x', 'unknown-field'],
        ['/y', 'unknown-field'],
      ],
    ],
    ['名字里的斜线和波浪号按 RFC 6901 写', { inner: { 'a/b~c': 'x' } }, [['/inner/a~1b~0c', 'bad-value']]],
    ['第几个', { list: [1, 'x'] }, [['/list/1', 'bad-value']]],
    ['没有毛病', {}, []],
  ])('%s', (_, over, expected) => expect(faults(over)).toEqual(expected))

  it('毛病带着它的数', () =>
    expect(readInput(schema, { ...fine, text: '一二三四五六' })).toEqual({
      faults: [{ pointer: '/text', code: 'too-long', params: { max: 5 } }],
    }))

  it('不是一个对象，毛病在整个上', () => {
    for (const value of [null, 5, 'x', []]) {
      const read = readInput(schema, value)
      expect('faults' in read && read.faults[0]?.pointer).toBe('')
    }
  })

  it('有毛病就拒绝，毛病一个不少', () => {
    expect(validate(schema, fine)).toEqual(fine)
    const refused = () => validate(schema, {})
    expect(refused).toThrow(Problem)
    expect(refused).toThrow(
      expect.objectContaining({
        refusal: { ok: false, code: 'bad-input' },
        faults: expect.toSatisfy((all) => all.length === 3),
      }),
    )
  })

  it('表单上一栏只说一个', () => {
    const faults = [
      { pointer: '/input/a', code: 'too-long' },
      { pointer: '', code: 'changed' },
      { pointer: '/input/a', code: 'one-line' },
      { pointer: '/b', code: 'required' },
    ]
    expect(firstOfEach(faults)).toEqual([
      { field: 'a', code: 'too-long' },
      { field: null, code: 'changed' },
      { field: 'b', code: 'required' },
    ])
  })
})
