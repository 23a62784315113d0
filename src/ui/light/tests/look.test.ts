import { describe, expect, it } from 'vitest'
import { chooseLook, lookOf, safeBack, spokenIn } from '../look.ts'

describe('where /look goes back to', () => {
  it.each(['/', '/say', '/say?venue=a', '/r/Ab3dEf6hIj9lMn2pQr5tUv/progress'])('stays on %s', (path) => {
    expect(safeBack(path)).toBe(path)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/..//evil.example',
    '/.//evil.example',
    '',
    undefined,
  ])('never leaves the site by %j', (path) => {
    const back = safeBack(path)
    const from = 'https://portal.example/look'
    expect(new URL(back, from).origin).toBe('https://portal.example')
    expect(back.startsWith('//')).toBe(false)
  })

  it('keeps line ends out of the header', () => {
    expect(safeBack('/say\r\nSet-Cookie: a=b')).not.toMatch(/[\r\n]/)
    expect(chooseLook({ language: 'zh-CN', elder: false }, { language: 'en\r\nX: y' }).setCookie).not.toMatch(/[\r\n]/)
  })
})

describe('the look chosen', () => {
  it('survives the way through the cookie', () => {
    const { setCookie } = chooseLook({ language: 'zh-CN', elder: false }, { elder: '1', language: 'zh-Hant' })
    expect(lookOf(`a=b; ${setCookie.split(';')[0]}`, 'en')).toEqual({ language: 'zh-Hant', elder: true })
  })

  it('changes only what was asked for', () => {
    const now = { language: 'en', elder: true } as const
    expect(chooseLook(now, {}).setCookie).toContain('=en.elder;')
    expect(chooseLook(now, { elder: '0' }).setCookie).toContain('=en.normal;')
    expect(chooseLook(now, { language: 'fr' }).setCookie).toContain('=en.elder;')
  })

  it('begins with the first language of the browser', () => {
    expect(lookOf('', 'zh-TW,zh;q=0.9').language).toBe('zh-Hant')
    expect(lookOf('', 'en-US,zh-CN;q=0.8').language).toBe('en')
    expect(lookOf('', 'de,en').language).toBe('zh-CN')
    expect(lookOf(`__Host-look=xx.elder`, '').language).toBe('zh-CN')
  })

  it('a call is answered in the language that its screen names, else in the one chosen on public pages', () => {
    expect(spokenIn('__Host-look=zh-CN.normal', 'en')).toBe('en')
    expect(spokenIn('__Host-look=en.normal', 'zh-Hant')).toBe('zh-Hant')
    expect(spokenIn('__Host-look=zh-Hant.normal', 'en-US,en;q=0.9')).toBe('zh-Hant')
    expect(spokenIn('', 'en-US,en;q=0.9')).toBe('en')
  })
})
