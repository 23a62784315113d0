import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openField, sealField } from '../field.ts'
import { instanceSecret, placeSecret } from '../instance-secret.ts'
import { derive, keysFrom, lookupHash } from '../keys.ts'
import { namedId } from '../named-id.ts'

const keys = keysFrom(Buffer.alloc(32, 1))
const others = keysFrom(Buffer.alloc(32, 2))

describe('a sealed field', () => {
  it('opens to the same text and never looks the same twice', () => {
    const text = '13800138000 𠮷'
    const [one, two] = [sealField(keys, text, 'demo/opinion'), sealField(keys, text, 'demo/opinion')]
    expect(one).not.toBe(two)
    expect(one).toMatch(/^a1:[\w-]{6}:[\w-]{16}:[\w-]+$/)
    expect(openField(keys, one, 'demo/opinion')).toBe(text)
  })

  it('does not open in another place, with another key, or changed', () => {
    const value = sealField(keys, '张三', 'demo/1')
    const parts = value.split(':')
    const changed = [
      ...parts.slice(0, 3),
      `${(parts[3] ?? '').startsWith('A') ? 'B' : 'A'}${(parts[3] ?? '').slice(1)}`,
    ].join(':')
    expect(() => openField(keys, value, 'demo/2')).toThrow(/authenticate/)
    expect(() => openField(others, value, 'demo/1')).toThrow(/key/)
    expect(() => openField(keys, changed, 'demo/1')).toThrow(/authenticate/)
    expect(() => openField(keys, value.replace('a1', 'b9'), 'demo/1')).toThrow(/algorithm/)
    expect(() => openField(keys, parts.slice(0, 3).join(':'), 'demo/1')).toThrow(/authentication tag/)
  })
})

describe('derived values', () => {
  it('are the same for the same parts only', () => {
    expect(derive(keys, 'receipt', 'a', 'b')).toEqual(derive(keys, 'receipt', 'a', 'b'))
    expect(derive(keys, 'receipt', 'ab', '')).not.toEqual(derive(keys, 'receipt', 'a', 'b'))
    expect(derive(keys, 'login', 'a', 'b')).not.toEqual(derive(keys, 'receipt', 'a', 'b'))
    expect(derive(others, 'receipt', 'a', 'b')).not.toEqual(derive(keys, 'receipt', 'a', 'b'))
  })

  it('look-up hashes of one phone differ between counties', () => {
    expect(lookupHash(keys, 'demo', 'phone', '1')).toEqual(lookupHash(keys, 'demo', 'phone', '1'))
    expect(lookupHash(keys, 'demo', 'phone', '1')).not.toEqual(lookupHash(keys, '411624', 'phone', '1'))
  })

  it('named ids are UUIDs of version 8', () => {
    expect(namedId('organ', 'demo', 'congress')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
    expect(namedId('a', 'bc')).not.toBe(namedId('ab', 'c'))
  })
})

describe('the instance secret', () => {
  const directory = mkdtempSync(join(tmpdir(), 'luzhi-keys-'))
  afterAll(() => rmSync(directory, { recursive: true }))

  it('is made once, for its owner’s eyes', async () => {
    const secret = await instanceSecret(directory, {})
    const file = join(directory, 'keys', 'instance.key')
    expect(secret).toHaveLength(32)
    expect(await instanceSecret(directory, {})).toEqual(secret)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8').trim()).toBe(secret.toString('hex'))
  })

  it('comes from LUZHI_KEY when that is set, and not from nonsense', async () => {
    expect(await instanceSecret(directory, { LUZHI_KEY: 'ab'.repeat(32) })).toEqual(Buffer.alloc(32, 0xab))
    await expect(instanceSecret(directory, { LUZHI_KEY: 'short' })).rejects.toThrow(/LUZHI_KEY/)
  })

  it('gives way to another, and is kept beside it; a name that is taken stays what it was', async () => {
    const [file, first] = [join(directory, 'keys/instance.key'), await instanceSecret(directory, {})]
    await placeSecret(directory, Buffer.alloc(32, 1), 'before')
    await placeSecret(directory, Buffer.alloc(32, 2), 'before')
    expect(await instanceSecret(directory, {})).toEqual(Buffer.alloc(32, 2))
    expect(readFileSync(`${file}.before`, 'utf8').trim()).toBe(first.toString('hex'))
    expect(statSync(`${file}.before`).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(directory, 'keys')).toSorted()).toEqual(['instance.key', 'instance.key.before'])
  })

  it('made by two at once is one', async () => {
    const another = join(directory, 'another')
    mkdirSync(another)
    const [one, other] = await Promise.all([instanceSecret(another, {}), instanceSecret(another, {})])
    expect(one).toEqual(other)
  })
})
