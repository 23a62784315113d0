import { describe, expect, it } from 'vitest'
import { tokenOf } from '../cookie.ts'
import { isDemoOpenTo } from '../demo-gate.ts'
import { throttle } from '../throttle.ts'

const limits = (source: string, login: string) => [
  { key: `${source}/${login}`, most: 3 },
  { key: source, most: 5 },
]

describe('failed tries', () => {
  it('make the same source wait, and nobody else', () => {
    const tries = throttle(1000)
    for (let n = 0; n < 3; n++) expect(tries.start(n, limits('stranger', 'victim'))).toEqual({ ok: true })
    expect(tries.start(10, limits('stranger', 'victim'))).toEqual({ ok: false, seconds: 1 })
    expect(tries.start(10, limits('victim’s desk', 'victim'))).toEqual({ ok: true })
  })

  it('on many names add up by source', () => {
    const tries = throttle(1000)
    for (let n = 0; n < 5; n++) expect(tries.start(n, limits('stranger', `name${n}`)).ok).toBe(true)
    expect(tries.start(9, limits('stranger', 'another')).ok).toBe(false)
  })

  it('are over when the window has passed, and a right one does not count', () => {
    const tries = throttle(1000)
    for (let n = 0; n < 3; n++) tries.start(n, limits('a', 'b'))
    expect(tries.start(1003, limits('a', 'b')).ok).toBe(true)
    for (let n = 0; n < 20; n++) {
      expect(tries.start(5000 + n, limits('office', 'clerk')).ok).toBe(true)
      tries.forget(limits('office', 'clerk'))
    }
  })
})

describe('where a token is read from', () => {
  it('bearer before cookie, and nothing that is neither', () => {
    expect(tokenOf({ authorization: 'Bearer abc', cookie: '__Host-luzhi=def' })).toEqual({ token: 'abc', by: 'bearer' })
    expect(tokenOf({ cookie: 'x=1; __Host-luzhi=def; y=2' })).toEqual({ token: 'def', by: 'cookie' })
    expect(tokenOf({ cookie: 'luzhi=def' })).toBeNull()
    expect(tokenOf({ authorization: 'Basic abc' })).toBeNull()
  })
})

describe('demo log-ins', () => {
  it('work on this machine only unless they are opened', () => {
    for (const address of ['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])
      expect(isDemoOpenTo(address, {})).toBe(true)
    for (const address of ['10.0.0.1', '1270.0.0.1', '::ffff:10.0.0.1', 'localhost', ''])
      expect(isDemoOpenTo(address, {})).toBe(false)
    expect(isDemoOpenTo('10.0.0.1', { LUZHI_DEMO_OPEN: '1' })).toBe(true)
  })
})
