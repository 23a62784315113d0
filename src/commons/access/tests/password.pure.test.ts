import { describe, expect, it } from 'vitest'
import { commonPasswords } from '#platform/login/common-passwords.ts'
import { typedNames } from '../data/pinyin.ts'
import { mayBePassword, mayBePin } from '../rules/password.ts'

const common = await commonPasswords()
const context = {
  words: [
    '沈丘县',
    '沈丘',
    ...['沈丘', '沈丘县', '付井', '王文静'].flatMap(typedNames),
    '王文静',
    'office',
    '13800001234',
  ],
  isCommon: (text: string) => common.has(text),
}
const codeOf = (password: string): string => {
  const verdict = mayBePassword(password, context)
  return verdict.ok ? 'ok' : verdict.code
}

describe('密码：八个字符起，六十四个以上也收，什么也不截短（ASVS 6.2.1、6.2.9）', () => {
  it.each([
    ['1234567', 'password-short'],
    ['短密码', 'password-short'],
    ['苹果梯子蓝色的云', 'ok'],
    ['k'.repeat(30) + 'x7 w'.repeat(10), 'ok'],
    [`${'long way home '.repeat(9)}ab`, 'ok'],
    ['x7 '.repeat(43), 'password-long'],
    ['long way \ud800 home', 'password-long'],
  ])('%s → %s', (password, code) => expect(codeOf(password)).toBe(code))

  it('大小写、空格都算数，不要求数字和符号（6.2.5）', () => {
    for (const one of ['long way home', 'LONG WAY HOME', 'onlysmallletterspls']) expect(codeOf(one)).toBe('ok')
  })
})

describe('最先被人猜的不收（6.2.4）', () => {
  it('最常见的三千个，八个字符以上的一个不漏', () => {
    const top = [...common].slice(0, 3000).filter((one) => [...one].length >= 8)
    expect(top.length).toBeGreaterThan(500)
    expect(top.filter((one) => codeOf(one) === 'ok')).toEqual([])
  })

  it.each([
    '12345678',
    'aaaaaaaa',
    'abcdefgh',
    'P@ssw0rd',
    'Password2026',
    'password!!!',
    'woaini1314',
    'qq123456',
    '!!iloveyou!!',
    'ababab ababab'.replace(' ', ''),
  ])('%s', (password) => expect(codeOf(password)).toBe('password-common'))
})

describe('本地的词不收（6.2.12）', () => {
  it.each([
    '沈丘县人大2026',
    'Rd2024!!!!',
    'renda2026',
    'luzhi-2026',
    '王文静19900101',
    '13800001234',
    'a13800001234!',
    '人大代表履职2026',
  ])('%s', (password) => expect(codeOf(password)).toBe('password-local'))
  it('有本地的词、但多出来的够长，收', () => {
    for (const one of ['沈丘的槐树下有三只猫', 'renda tree lamp cloud']) expect(codeOf(one)).toBe('ok')
  })
})

describe('六位口令', () => {
  it.each(['123456', '654321', '000000', '121212', '123123', '12345', '1234567', 'abcdef', '１２３４５６'])(
    '%s 不收',
    (pin) => expect(mayBePin(pin).ok).toBe(false),
  )
  it('别的收', () => expect(mayBePin('402917').ok).toBe(true))
})

describe('县名、乡镇名、姓名的拼音也是最先被人猜的（6.2.12）', () => {
  it('拼音：一个字几个读音都算，认不得的字不硬凑', () => {
    expect(typedNames('沈丘')).toEqual(['shenqiu'])
    expect(typedNames('付井')).toContain('fujing')
    expect(typedNames('重庆')).toContain('chongqing')
    expect(typedNames('A㐀')).toEqual([])
    expect(typedNames('重重重重重').length).toBeLessThanOrEqual(8)
  })

  it.each(['shenqiu2024', 'Shenqiuxian1', 'ShenQiu@2026', 'fujing123456', 'shenqiurenda', 'wangwenjing88'])(
    '%s',
    (one) => expect(codeOf(one)).toBe('password-local'),
  )

  it('里面有县名、别的也够长，就收', () => expect(codeOf('shenqiu boats at noon')).toBe('ok'))
})
