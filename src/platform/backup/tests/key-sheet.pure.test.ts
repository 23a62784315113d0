import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { keysFrom } from '#platform/crypto/keys.ts'
import { keySheet, secretOfSheet } from '../key-sheet.ts'

const secret = Buffer.alloc(32, 3)
const identity = await generateX25519Identity()
const sheet = await keySheet(secret, { recipients: [await identityToRecipient(identity)] }, '2026-11-28')
const read = (text: string, identities: readonly string[] = [identity]) =>
  secretOfSheet(text, { identities }, 'sheet.txt')

describe('密钥单', () => {
  it('写得出编号，写不出密钥；打开就是那把密钥，换行和缩进不碍事', async () => {
    expect(sheet).toContain(`key id: ${keysFrom(secret).id}`)
    expect(sheet).not.toContain(secret.toString('hex'))
    expect(await read(sheet)).toEqual(secret)
    expect(await read(sheet.replaceAll('\n', '\r\n  '))).toEqual(secret)
  })

  it('抄错一行说得出是哪一行；别人的私钥打不开；编号不符不用；不是密钥单也说得出', async () => {
    const lines = sheet.split('\n')
    const second = lines.findIndex((line) => line.startsWith('-----BEGIN')) + 2
    const mistyped = lines.with(second, `A${(lines[second] ?? '').slice(1)}B`).join('\n')
    await expect(read(mistyped)).rejects.toMatchObject({ code: 'badSheet', message: expect.stringContaining('2') })
    await expect(read(sheet, [await generateX25519Identity()])).rejects.toMatchObject({ code: 'notOpened' })
    await expect(read(sheet.replace(/key id: \S+/, 'key id: AAAAAA'))).rejects.toMatchObject({ code: 'sheetMismatch' })
    await expect(read('什么也不是')).rejects.toMatchObject({ code: 'notSheet' })
  })
})
