import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { withinPatience } from '../patience.ts'
import { placeFile } from '../place.ts'

const folder = mkdtempSync(join(tmpdir(), 'luzhi-disk-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a file in one step', () => {
  it('is whole, has its rights, and leaves no draft; what lies there stays unless it may be replaced', async () => {
    const file = join(folder, 'one')
    await placeFile(file, 'first', { mode: 0o600, replaces: false })
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['first', 0o600])
    await expect(placeFile(file, 'second', { mode: 0o644, replaces: false })).rejects.toMatchObject({ code: 'EEXIST' })
    expect(readFileSync(file, 'utf8')).toBe('first')
    await placeFile(file, 'third', { mode: 0o644, replaces: true })
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['third', 0o644])
    await expect(placeFile(join(folder, 'no/where'), '', { mode: 0o600, replaces: true })).rejects.toThrow('ENOENT')
    expect(readdirSync(folder)).toEqual(['one'])
  })
})

describe('a disk that hangs', () => {
  it('is given up, and not asked again before it has come back', async () => {
    const hung = Promise.withResolvers<string>()
    let uses = 0
    const use = () => {
      uses++
      return hung.promise
    }
    await expect(withinPatience('/share', use, 10)).rejects.toMatchObject({ code: 'disk-away' })
    await expect(withinPatience('/share', use, 10)).rejects.toMatchObject({ code: 'disk-away' })
    expect(uses).toBe(1)
    expect(await withinPatience('/other', async () => 'fine', 10)).toBe('fine')
    hung.resolve('back')
    await hung.promise
    await new Promise((resolve) => setImmediate(resolve))
    expect(await withinPatience('/share', use, 10)).toBe('back')
  })

  it('what it says itself comes through', async () => {
    await expect(withinPatience('/full', () => Promise.reject(new Error('ENOSPC')), 10)).rejects.toThrow('ENOSPC')
  })
})
