import { describe, expect, it } from 'vitest'
import type { Cell } from '../cell.ts'
import { day, dayOrMonthOnly, idNumber, line, oneOf, personName, phone, whole } from '../read-cell.ts'

const text = (said: string): Cell => ({ text: said, as: 'text' })
const number = (said: string): Cell => ({ text: said, as: 'number' })

describe('日期', () => {
  it.each(['1970-01-05', '1970/1/5', '1970.1.5', '1970年1月5日', '19700105', '１９７０－０１－０５', ' 1970-01-05 '])(
    '%s',
    (said) => expect(day(text(said))).toEqual({ value: '1970-01-05', note: 'day-as-text' }),
  )
  it('真的日期不提示', () => expect(day({ text: '1970-01-05', as: 'day' })).toEqual({ value: '1970-01-05' }))
  it.each([
    ['1970-02-30', 'no-such-day'],
    ['70年', 'not-a-day'],
    ['1/5/1970', 'not-a-day'],
    ['1970-01', 'not-a-day'],
    ['不详', 'not-a-day'],
  ])('%s：%s', (said, code) => expect(day(text(said))).toEqual({ code }))
  it('出生年月可以只到月', () => {
    expect(dayOrMonthOnly(text('1970.01'))).toEqual({ value: '1970-01-01', note: 'month-only' })
    expect(dayOrMonthOnly(text('1970年12月'))).toEqual({ value: '1970-12-01', note: 'month-only' })
    expect(dayOrMonthOnly(text('1970.13'))).toEqual({ code: 'no-such-day' })
    expect(dayOrMonthOnly(number('1970.1'))).toEqual({ code: 'day-is-number' })
  })
})

describe('身份证号（GB 11643）', () => {
  // 编造的号码，校验位另算
  it('对的收下，小写 x、全角、空格也认', () => {
    expect(idNumber(text('11010519491231002x'))).toEqual({ value: '11010519491231002X' })
    expect(idNumber(text(' 1101 0519 4912 3100 2Ｘ'))).toEqual({ value: '11010519491231002X' })
  })
  it.each([
    ['110105194912310021', 'id-checksum'],
    ['110105194902300025', 'id-birth'],
    ['110105491231002', 'id-of-15'],
    ['1101051949123100', 'id-length'],
    ['1101051949123100ab', 'id-length'],
  ])('%s：%s', (said, code) => expect(idNumber(text(said))).toEqual({ code }))
  it('按数字存的丢了末几位，不猜', () =>
    expect(idNumber(number('110105194912310000'))).toEqual({ code: 'lost-digits' }))
})

describe('其他', () => {
  it('手机', () => {
    expect(phone(number('13800001234'))).toEqual({ value: '13800001234' })
    expect(phone(text('+86 138-0000-1234'))).toEqual({ value: '13800001234' })
    expect(phone(text('1380000123'))).toEqual({ code: 'bad-phone' })
  })
  it('姓名里为了对齐的空格去掉，外文名的留着', () => {
    expect(personName(text('王　五'))).toEqual({ value: '王五' })
    expect(personName(text('阿依古丽·买买提'))).toEqual({ value: '阿依古丽·买买提' })
    expect(personName(text('\u202e五王'))).toEqual({ code: 'bad-characters' })
  })
  it('选项、长短、数', () => {
    expect(oneOf({ 男: ['M'], 女: [] })(text(' M '))).toEqual({ value: '男' })
    expect(oneOf({ 男: [], 女: [] })(text('?'))).toEqual({ code: 'not-one-of', params: { words: '男、女' } })
    expect(line(3)(text('一二三四'))).toEqual({ code: 'too-long', params: { max: 3 } })
    expect(whole(1, 30)(text('第16届'))).toEqual({ value: '16' })
    expect(whole(1, 30)(text('31'))).toEqual({ code: 'not-a-number', params: { min: 1, max: 30 } })
  })
})
