import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMarkedSecret } from '../marking.ts'
import { line, paragraph } from '../text.ts'

const marked = [
  '机密★1年',
  '秘密★',
  '绝密 ★ 30年',
  '機密☆長期',
  '机 密 ★ 5 年',
  '秘密*3年',
  '密级：机密',
  '密级 绝密',
  '密級:祕密',
  '【机密】关于某事的报告',
  '（绝密）',
  '[秘密] 通知',
  '份号：000123',
  '份号000001',
  '第一行\n机密\n第三行',
  '　　秘密　5年　　',
  '机\u200b密★1年',
]

const innocent = [
  '请保守商业秘密',
  '他泄露了别人的秘密',
  '保守国家秘密法第二十九条',
  '文件的机密性、完整性',
  '密级标志怎么写',
  '不涉密，没有密级',
  '机密文件不要放进来',
  '银行卡密码忘了，一份号称免费的礼品',
  '村里的水井密封不严',
  '秘密投票（无记名投票）',
  '第 3 份，号码 138',
  '电话 13800001234',
  '绝密的山村小路',
]

describe('密级标志', () => {
  it.each(marked)('认得：%s', (text) => expect(isMarkedSecret(text)).toBe(true))
  it.each(innocent)('不误伤：%s', (text) => expect(isMarkedSecret(text)).toBe(false))

  it('在任何文字中间都认得', () => {
    const around = fc.string({ unit: 'grapheme', maxLength: 60 })
    const mark = fc.constantFrom(...marked.filter((text) => !text.includes('\n') && !/^\s/.test(text)))
    fc.assert(fc.property(around, mark, around, (before, one, after) => isMarkedSecret(`${before}${one} ${after}`)))
  })

  it('没有“密”和“号”字的，不会认成有', () => {
    fc.assert(fc.property(fc.string(), (text) => !isMarkedSecret(text.replace(/[密号號]/g, ''))))
  })

  it('很长的文字也不慢：两万字以内', () => {
    const begun = performance.now()
    for (const text of ['密'.repeat(20_000), '机 '.repeat(10_000), '份 号 '.repeat(5000), '（'.repeat(20_000)])
      isMarkedSecret(text)
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  it('每一个文字栏都拒收，说得出是什么错', () => {
    for (const schema of [line(1, 100), paragraph(1, 100)]) {
      const { error } = schema.safeParse('关于某事 机密★1年')
      expect(error?.issues.map(({ message }) => message)).toEqual(['marked-secret'])
      expect(schema.safeParse('关于商业秘密的建议').success).toBe(true)
    }
  })
})
