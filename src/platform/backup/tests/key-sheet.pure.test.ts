import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { keysFrom } from '#platform/crypto/keys.ts'
import { keySheet, secretOfSheet } from '../key-sheet.ts'

const secret = Buffer.alloc(32, 3)
const identity = await generateX25519Identity()
const sheet = await keySheet(secret, { recipients: [await identityToRecipient(identity)] }, '2026-11-28')
const read = (text: string, identities: readonly string[] = [identity]) =>
  secretOfSheet(text, { identities }, 'sheet.txt')

describe('口令', () => {
  it('和 age 自己的口令格式互通：它加密的我们打得开，我们加密的它打得开', { timeout: 60_000 }, async () => {
    const passphrase = '一个十二字以上的长口令吧'
    const ours = await keySheet(secret, { passphrase }, '2026-11-28')
    const theirs = new Decrypter()
    theirs.addPassphrase(passphrase)
    const block = ours.slice(ours.indexOf('-----BEGIN'))
    expect(await theirs.decrypt(armor.decode(block), 'text')).toBe(secret.toString('hex'))
    const made = new Encrypter()
    made.setPassphrase(passphrase)
    made.setScryptWorkFactor(12)
    const given = armor.encode(await made.encrypt(secret.toString('hex')))
    expect(await secretOfSheet(`key id: ${keysFrom(secret).id}\n${given}`, { passphrases: [passphrase] }, 'x')).toEqual(
      secret,
    )
    await expect(secretOfSheet(ours, { passphrases: ['不对的口令不对的口令'] }, 'x')).rejects.toMatchObject({
      code: 'notOpened',
    })
  })
})

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
