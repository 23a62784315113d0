import { expect, test } from 'vitest'
import { tokensOf, tsqueryOf, tsvOf } from '../spec/tokens.ts'

const words = (text: string) => tokensOf(text).tokens.map(({ word, at }) => `${word}@${at}`)

test('相邻两字成一词，字有位置，标点隔开', () => {
  expect(words('老旧小区')).toEqual(['老旧@1', '旧小@2', '小区@3'])
  expect(words('修路，装灯')).toEqual(['修路@1', '装灯@4'])
  expect(words('第3号')).toEqual(['3@2'])
  expect(words('𠮷野家')).toEqual(['𠮷野@1', '野家@2'])
})

test('words and numbers of other scripts, full width too', () => {
  expect(words('2026-0412 ＷｉＦｉ')).toEqual(['2026@1', '0412@3', 'wifi@5'])
})

test('a phrase does not run from one field into the next', () => {
  expect(tsvOf(['修路', '灯'])).toBe("'修路':1")
  expect(tsvOf(['修路', null, '路灯路灯'])).toBe("'修路':1 '路灯':7,9 '灯路':8")
})

test('quotes and signs never reach the database as such', () => {
  expect(tsvOf(["it's \\ a 'test':1 & | ! <->"])).toBe("'it':1 's':3 'a':5 'test':7 '1':9")
  expect(tsqueryOf("路灯' | !灯")).toBe("'路灯'")
})

test('one keyword is a phrase, several must all stand', () => {
  expect(tsqueryOf('信号灯')).toBe("('信号' <-> '号灯')")
  expect(tsqueryOf(' 路灯  维修 ')).toBe("'路灯' & '维修'")
  expect(tsqueryOf('2026-0412')).toBe("('2026' <2> '0412')")
})

test('nothing to look for', () => {
  expect(['', '  ', '灯', '！', '灯 路'].map(tsqueryOf)).toEqual([null, null, null, null, null])
})
