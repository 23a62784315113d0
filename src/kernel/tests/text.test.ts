import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { fieldOf, readInput } from '../input.ts'
import { dayText, line, paragraph, phone, uuid } from '../text.ts'

const codes = (schema: z.ZodType, value: unknown): string[] => {
  const read = readInput(schema, value)
  return 'faults' in read ? read.faults.map(({ code }) => code) : []
}
const grapheme = fc.string({ unit: fc.constantFrom('字', 'a', '𠮷', '，', ' '), minLength: 0, maxLength: 30 })

describe('一段文字', () => {
  it.each([
    ['空的', '', ['required']],
    ['只有空白', ' \n\t ', ['required']],
    ['控制字符', 'a\u0007', ['bad-characters']],
    ['零字符', 'a\u0000', ['bad-characters']],
    ['倒着读的字符', 'a\u202eb', ['bad-characters']],
    ['半个字', 'a\ud842', ['bad-characters']],
    ['不是文字', 5, ['bad-value']],
    ['没有', undefined, ['required']],
    ['换行和制表符可以', '一\n二\t三', []],
  ])('%s', (_, value, expected) => expect(codes(paragraph(1, 10), value)).toEqual(expected))

  it('长度按字数，罕见字算一个；头尾的空白不算在最少里，算在最多里', () =>
    fc.assert(
      fc.property(grapheme, (text) => {
        const isFine = [...text.trim()].length >= 2 && [...text].length <= 12
        expect(codes(paragraph(2, 12), text).length === 0).toBe(isFine)
      }),
    ))

  it('收下的和送来的一字不差', () =>
    fc.assert(
      fc.property(grapheme, (text) => {
        fc.pre([...text.trim()].length >= 1)
        expect(readInput(paragraph(1, 30), text)).toEqual({ data: text })
      }),
    ))

  it('太长的先按字节挡住，只说一次，说最多多少', () => {
    const read = readInput(paragraph(1, 10), '\u0007'.repeat(1_000_000))
    expect(read).toEqual({ faults: [{ pointer: '', code: 'too-long', params: { max: 10 } }] })
  })

  it('一行里没有换行', () => {
    for (const end of ['\n', '\r', '\r\n']) expect(codes(line(1, 10), `一${end}二`)).toEqual(['one-line'])
    expect(codes(line(1, 10), '一 二')).toEqual([])
    expect(codes(line(0, 10), '')).toEqual([])
  })
})

describe('日期', () => {
  it.each([
    ['2026-11-24', []],
    ['2028-02-29', []],
    ['2026-02-29', ['bad-day']],
    ['2026-2-3', ['bad-day']],
    ['24.11.2026', ['bad-day']],
    ['', ['bad-day']],
  ])('%s', (text, expected) => expect(codes(dayText(), text)).toEqual(expected))
})

describe('电话', () => {
  it.each([
    ['138 0000 1234', '13800001234'],
    ['138-0000-1234', '13800001234'],
    ['+86 13800001234', '+8613800001234'],
    ['0394-5201234', '03945201234'],
    ['5201234', '5201234'],
  ])('%s 存成 %s', (given, kept) => expect(readInput(phone(), given)).toEqual({ data: kept }))

  it.each(['12345678901', '138000', '1380000123a', '', '110', '+8513800001234'])('%s 不像', (given) =>
    expect(codes(phone(), given)).toEqual(['bad-phone']),
  )

  it('太长的不去猜', () => expect(codes(phone(), '1'.repeat(31))).toEqual(['too-long']))
})

describe('编号', () => {
  it('大小写是同一个编号', () =>
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        expect(readInput(uuid(), id.toUpperCase())).toEqual({ data: id.toLowerCase() })
      }),
    ))
  it.each(['', 'x', '12345678-1234-1234-1234-1234567890', "' or 1=1 --"])('%s 不是', (text) =>
    expect(codes(uuid(), text)).not.toEqual([]),
  )
})

describe('哪里不对', () => {
  it.each([
    ['/reason', 'reason'],
    ['/input/reason', 'reason'],
    ['', null],
    ['/', null],
  ])('%s 说的是 %s', (pointer, field) => expect(fieldOf(pointer)).toBe(field))
})
