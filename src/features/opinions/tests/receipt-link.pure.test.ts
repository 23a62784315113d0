import { describe, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { keysFrom } from '#platform/crypto/keys.ts'
import { idOfLink, linkOf } from '../data/receipt.ts'

const keys = keysFrom(Buffer.alloc(32, 1))
const others = keysFrom(Buffer.alloc(32, 2))
const id = uuidv7()
const link = linkOf(keys, 'test', id)

describe('凭证的链接', () => {
  it('二十二个字，打开的正是那一件，每次都一样', () => {
    expect(link).toMatch(/^[\w-]{22}$/)
    expect(idOfLink(keys, 'test', link)).toBe(id)
    expect(linkOf(keys, 'test', id)).toBe(link)
  })

  it('别的县、别的密钥，打不开这一件', () => {
    expect(idOfLink(keys, 'other', link)).not.toBe(id)
    expect(idOfLink(others, 'test', link)).not.toBe(id)
    expect(linkOf(keys, 'other', id)).not.toBe(link)
  })

  it('编号本身不是链接；相邻的编号猜不出链接', () => {
    const plain = Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
    expect(link).not.toBe(plain)
    expect(idOfLink(keys, 'test', plain)).not.toBe(id)
    const next = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
    expect(linkOf(keys, 'test', next).slice(0, 8)).not.toBe(link.slice(0, 8))
  })

  it('每改一个字都打不开这一件；不成样子的不是链接', () => {
    for (let place = 0; place < link.length; place++) {
      const letter = link[place] === 'A' ? 'B' : 'A'
      expect(idOfLink(keys, 'test', `${link.slice(0, place)}${letter}${link.slice(place + 1)}`)).not.toBe(id)
    }
    for (const text of ['', 'short', `${link}x`, link.slice(1), `${link}=`, ` ${link}`, '好'.repeat(22)])
      expect(idOfLink(keys, 'test', text)).toBeNull()
  })
})
