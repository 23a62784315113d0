import { describe, expect, it } from 'vitest'
import { endingOf, safeName, savedAs, withEnding } from '../file-name.ts'

const hostile = [
  '../../etc/passwd.txt',
  '..\\..\\windows\\system.txt',
  '%2e%2e%2fboot.txt',
  'a\r\nSet-Cookie: x=1.txt',
  'a"; filename="evil.html.txt',
  'nul\0byte.txt',
  'gnp.\u202etxt',
  '\u200b零\ufeff宽.txt',
  "路灯'坏了(一)*.pdf",
  '\ud800.txt',
  `${'长'.repeat(500)}.docx`,
  '',
  '...',
]

describe('文件名', () => {
  it.each(hostile)('%j 进到头里仍是一行合规的头（RFC 6266、8187）', (name) => {
    const header = savedAs(name)
    expect(header).toMatch(
      /^attachment; filename="[A-Za-z0-9._-]*"; filename\*=UTF-8''(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/,
    )
    const [, told = ''] = /filename\*=UTF-8''(.*)$/.exec(header) ?? []
    expect(decodeURIComponent(told)).toBe(safeName(name))
  })

  it.each(hostile)('%j 不含路径、看不见的字、翻转方向的字，不超过 120 字，再清一次不变', (name) => {
    const safe = safeName(name)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(safe).not.toMatch(/[/\\\u0000-\u001f\u200b-\u200f\u202a-\u202e"]/u)
    expect([...safe].length).toBeLessThanOrEqual(120)
    expect(safeName(safe)).toBe(safe)
  })

  it('中文名原样留着，后缀不丢', () => {
    expect(safeName('付井镇路灯 照片.JPG')).toBe('付井镇路灯 照片.JPG')
    expect(endingOf(safeName(`${'长'.repeat(500)}.docx`))).toBe('docx')
    expect(withEnding('截图.2026.png', 'jpg')).toBe('截图.2026.jpg')
  })
})
