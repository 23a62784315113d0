import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedName, maskedPhone } from '../mask.ts'

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`))

describe('打了码的电话', () => {
  it('留头三位，别的一位不留，长短也看不出来', () =>
    fc.assert(
      fc.property(digits(8, 14), (phone) => {
        expect(maskedPhone(phone)).toBe(`${phone.slice(0, 3)}${'*'.repeat(8)}`)
      }),
    ))

  it('后四位是凭证的一半，永远不出现', () =>
    fc.assert(
      fc.property(digits(8, 12), digits(4, 4), (head, tail) => {
        const shown = maskedPhone(`${head}${tail}`)
        return shown.replaceAll('*', '').length === 3 && shown.endsWith('*')
      }),
    ))

  it('太短的全遮', () => fc.assert(fc.property(digits(0, 7), (phone) => maskedPhone(phone) === '****')))
})

describe('打了码的姓名', () => {
  it.each([
    ['张三', '张**'],
    ['欧阳示例', '欧**'],
    ['𠮷田', '𠮷**'],
    [' 李 ', '李**'],
    ['', ''],
    ['   ', ''],
  ])('“%s”是“%s”', (name, masked) => expect(maskedName(name)).toBe(masked))

  it('只留第一个字，不把一个字切成两半，长短看不出来', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (name) => {
        const shown = maskedName(name)
        return shown.isWellFormed() && (shown === '' || (shown.endsWith('**') && [...shown].length === 3))
      }),
    ))
})
