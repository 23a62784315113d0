import { createCipheriv, createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openField, sealedBegin, sealField } from '../field.ts'
import { keysFrom } from '../keys.ts'

const secret = Buffer.alloc(32, 1)
const [aes, sm] = [keysFrom(secret), keysFrom(secret, 'sm')]

describe('published vectors', () => {
  it('SM4: GB/T 32907-2016 A.1, one block', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ecb', key, null).setAutoPadding(false)
    expect(Buffer.concat([cipher.update(key), cipher.final()]).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })

  it('SM4-CTR: RFC 8998 key stream block is the ECB of its counter', () => {
    const key = Buffer.from('0123456789abcdeffedcba9876543210', 'hex')
    const cipher = createCipheriv('sm4-ctr', key, key)
    expect(cipher.update(Buffer.alloc(16)).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246')
  })

  it('SM3: GB/T 32905-2016 A.1 and A.2', () => {
    const sm3 = (text: string) => createHash('sm3').update(text).digest('hex')
    expect(sm3('abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(sm3('abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })

  it('HMAC-SM3 is RFC 2104 over SM3', () => {
    const [key, text] = [Buffer.alloc(20, 0x0b), 'Hi There']
    const pad = (byte: number) => Buffer.concat([key, Buffer.alloc(44)]).map((one) => one ^ byte)
    const inner = createHash('sm3').update(pad(0x36)).update(text).digest()
    const outer = createHash('sm3').update(pad(0x5c)).update(inner).digest('hex')
    expect(createHmac('sm3', key).update(text).digest('hex')).toBe(outer)
  })
})

describe('two suites', () => {
  it.each([
    ['AES-256-GCM', aes, 'a1'],
    ['SM4-CTR with HMAC-SM3', sm, 's1'],
  ])('%s names itself in every value, and either reads both', (_, keys, name) => {
    const value = sealField(keys, '13800138000 𠮷', 'demo/1')
    expect(value.startsWith(`${name}:${keys.id}:`)).toBe(true)
    expect(value.startsWith(sealedBegin(keys))).toBe(true)
    for (const reader of [aes, sm]) expect(openField(reader, value, 'demo/1')).toBe('13800138000 𠮷')
    expect(sealField(keys, '13800138000 𠮷', 'demo/1')).not.toBe(value)
  })

  it('SM: one byte changed anywhere, another binding, cut short: does not open', () => {
    const value = sealField(sm, '张三', 'demo/1')
    const [name, id, nonce = '', sealed = ''] = value.split(':')
    const flipped = (text: string, at: number) => {
      const bytes = Buffer.from(text, 'base64url')
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      return bytes.toString('base64url')
    }
    const length = Buffer.from(sealed, 'base64url').length
    const changed = [
      ...Array.from({ length: 16 }, (_, at) => [name, id, flipped(nonce, at), sealed].join(':')),
      ...Array.from({ length }, (_, at) => [name, id, nonce, flipped(sealed, at)].join(':')),
      [name, id, nonce, ''].join(':'),
      [name, id, nonce, sealed.slice(0, 20)].join(':'),
      [name, 'other1', nonce, sealed].join(':'),
    ]
    for (const text of changed) expect(() => openField(sm, text, 'demo/1')).toThrow(Error)
    expect(() => openField(sm, value, 'demo/2')).toThrow(/authenticate/)
  })
})
