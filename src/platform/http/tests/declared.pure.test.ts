import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { holdToSchema } from '../declared.ts'

const answer = z.object({
  items: z.array(z.object({ id: z.string(), note: z.string().nullable(), by: z.string().optional() })),
  counts: z.record(z.string(), z.number()),
})
const sent = (value: unknown) => () => holdToSchema(answer, JSON.stringify(value))

describe('答复只有声明过的内容，一样不少（ASVS 15.3.1）：所有测试和浏览器故事里，每个答复都这样查', () => {
  it('和声明一样的，通过', () => {
    expect(sent({ items: [{ id: 'a', note: null }], counts: { x: 1, y: 2 } })).not.toThrow()
    expect(sent({ items: [{ id: 'a', note: 'b', by: 'c' }], counts: {} })).not.toThrow()
  })

  it('多出一项，说得出在哪里，哪怕藏在一项里面', () => {
    expect(sent({ items: [], counts: {}, phone: '138' })).toThrow('/phone')
    expect(
      sent({
        items: [
          { id: 'a', note: null },
          { id: 'b', note: null, phone: null },
        ],
        counts: {},
      }),
    ).toThrow('/items/1/phone')
  })

  it('少了一项，写成别的样子，都不行', () => {
    expect(sent({ items: [{ id: 'a' }], counts: {} })).toThrow('note')
    expect(sent({ items: [{ id: 1, note: null }], counts: {} })).toThrow('id')
    expect(sent({ items: [] })).toThrow('counts')
  })

  it('一个默认值也不替它补上：没有发出去的就是没有', () => {
    expect(() => holdToSchema(z.object({ n: z.number().default(0) }), '{}')).toThrow('/n')
  })
})
