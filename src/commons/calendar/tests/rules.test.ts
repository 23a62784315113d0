import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addWorkingDays, toDay, workingDaysLeft } from '#kernel/day.ts'
import { packagedHolidays } from '../data/packaged.ts'
import { calendarOf, missingYears } from '../rules/known-years.ts'
import { parseHolidays } from '../rules/parse-holidays.ts'

const packaged = calendarOf(packagedHolidays())

describe('国务院办公厅节假日安排', () => {
  it.each<[string, boolean, string]>([
    ['2026-01-01', false, '元旦'],
    ['2026-01-04', true, '周日上班'],
    ['2026-02-14', true, '周六上班'],
    ['2026-02-23', false, '春节'],
    ['2026-05-09', true, '周六上班'],
    ['2026-09-20', true, '周日上班'],
    ['2026-10-07', false, '国庆节'],
    ['2026-10-10', true, '周六上班'],
    ['2026-11-24', true, '周二'],
    ['2026-11-28', false, '周六'],
    ['2025-10-08', false, '国庆节、中秋节共八天'],
    ['2024-02-18', true, '周日上班'],
    ['2023-06-25', true, '周日上班'],
    ['2022-12-31', false, '2023年元旦放假的第一天'],
    ['2020-01-31', false, '春节假期延长'],
  ])('%s 上班:%s(%s)', (text, expected) => expect(packaged.isWorkingDay(toDay(text))).toBe(expected))

  it('2026年有248个工作日', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays(toDay('2026-01-01'), index))
    expect(days.filter((each) => packaged.isWorkingDay(each))).toHaveLength(248)
  })
  it('跨国庆的期限', () => {
    expect(addWorkingDays(packaged, toDay('2026-09-18'), 10)).toBe('2026-10-09')
    expect(workingDaysLeft(packaged, toDay('2026-10-01'), toDay('2026-10-10'))).toBe(3)
  })
  it('预先数好的与逐日数的一致', () => {
    const slow = { ...packaged, count: () => undefined }
    const offset = fc.integer({ min: -4000, max: 4000 })
    fc.assert(
      fc.property(offset, offset, (a, b) => {
        const [today, due] = [addDays(toDay('2020-01-01'), a), addDays(toDay('2020-01-01'), b)]
        return workingDaysLeft(packaged, today, due) === workingDaysLeft(slow, today, due)
      }),
    )
    expect(packaged.count?.(toDay('2014-12-31'), toDay('2015-01-05'))).toBeUndefined()
  })
  it('2004年至2026年已知', () => {
    const years = Array.from({ length: 23 }, (_, index) => 2004 + index)
    expect(years.filter((year) => !packaged.known(year))).toEqual([])
    expect(packaged.known(2003)).toBe(false)
    expect(packaged.known(2099)).toBe(false)
  })
})

describe('年份缺失的提醒', () => {
  const known2026 = calendarOf(packagedHolidays().filter(({ day }) => day < '2027'))
  it.each<[string, number[]]>([
    ['2026-11-30', []],
    ['2026-12-01', [2027]],
    ['2026-12-31', [2027]],
    ['2027-01-01', [2027]],
    ['2027-12-01', [2027, 2028]],
  ])('今天%s,缺%j', (today, missing) => expect(missingYears(known2026, toDay(today))).toEqual(missing))

  it('只导入了一部分的年份仍然提醒', () => {
    const half = calendarOf([{ day: toDay('2027-01-01'), kind: 'off' }])
    expect(half.known(2027)).toBe(false)
    expect(half.isWorkingDay(toDay('2027-01-01'))).toBe(false)
  })
})

describe('导入文件', () => {
  const row = { day: '2027-01-01', kind: 'off', name: '元旦' }
  it.each([
    ['CSV', 'day,kind,name\n2027-01-01,off,元旦\n'],
    ['CSV without heading, Windows line ends, byte order mark', '\uFEFF2027-01-01,休,元旦\r\n\r\n'],
    ['CSV with quotes and spaces', '"2027-01-01", "off", "元旦"'],
    ['JSON', JSON.stringify([row])],
  ])('reads %s', (_, text) => expect(parseHolidays(text)).toEqual({ holidays: [row], errors: [] }))

  it('reports bad rows by line and takes the rest', () => {
    const text =
      'day,kind,name\n2027-02-30,off,春节\n2027-02-06,maybe,春节\n2027-02-07,off,\n2027-02-08,off\n2027-02-09,off,春节\n2027-02-09,work,春节\n2027-02-10,constructor,春节'
    const { holidays, errors } = parseHolidays(text)
    expect(holidays.map(({ day }) => day)).toEqual(['2027-02-09'])
    expect(errors).toEqual([
      { line: 2, code: 'bad-day' },
      { line: 3, code: 'bad-kind' },
      { line: 4, code: 'bad-name' },
      { line: 5, code: 'bad-columns' },
      { line: 7, code: 'contradicts' },
      { line: 8, code: 'bad-kind' },
    ])
  })
  it.each(['', '  \n', '[', '[1', '[]', '{"day":1}'])('refuses %j as a whole or by its rows', (text) => {
    expect(parseHolidays(text).errors.length).toBeGreaterThan(0)
  })
  it('survives any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Array.isArray(parseHolidays(text).errors)))
    fc.assert(fc.property(fc.json(), (text) => Array.isArray(parseHolidays(text).errors)))
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (rows) => Array.isArray(parseHolidays(JSON.stringify(rows)).errors)),
    )
  })
})
