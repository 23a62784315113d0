import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDb } from '#platform/db/db.ts'
import { sql } from '#platform/db/sql.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import type { Connection } from '#platform/embedded/connection.ts'
import { emptyDatabase, ownFolder } from '../../../../fixtures/backups/contents.ts'
import { machinesIn } from '../../../../fixtures/backups/machine.ts'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'

const { owner } = await freshDatabase()
const folder = ownFolder()
const secret = '0e'.repeat(32)
const passphrase = join(folder, 'passphrase')
writeFileSync(passphrase, 'correct horse battery staple\n')

const machine = machinesIn(folder)

describe('备份、密钥单、另一台机器：从头到尾', () => {
  it('没有密钥不恢复也不造新的；导入密钥单后恢复，核验通过，留下记录', { timeout: 120_000 }, async () => {
    const old = machine('old', owner as Connection)
    mkdirSync(join(folder, 'old/keys'))
    writeFileSync(join(folder, 'old/keys/instance.key'), secret)
    const name = 'ab'.repeat(32)
    mkdirSync(join(folder, 'old/files/ab'), { recursive: true })
    writeFileSync(join(folder, 'old/files/ab', name), 'sealed bytes')
    const file = join(folder, 'county.luzhi')
    const sheet = join(folder, 'sheet.txt')
    const head = join(folder, 'head.json')
    expect(await old('backup', '--out', file, '--json')).toMatchObject({ code: 0, err: '' })
    expect(await old('backup', '--out', file)).toMatchObject({ code: 1, out: '' })
    expect(await old('keys', 'export', '--out', sheet, '--passphrase-file', passphrase)).toMatchObject({ code: 0 })
    const before = await old('verify', '--county', home, '--json')
    writeFileSync(head, before.out)

    const config = await emptyDatabase()
    const another = machine('another', config as Connection)
    expect((await another('restore', file)).err).toContain('keys import')
    expect(await another('keys', 'import', sheet, '--passphrase-file', passphrase)).toMatchObject({ code: 0 })
    const checked = await another('restore', file, '--check', '--json')
    expect(JSON.parse(checked.out)).toMatchObject({ key: keysFrom(Buffer.from(secret, 'hex')).id, format: 1 })
    const restored = await another('restore', file, '--json')
    expect([restored.code, restored.err]).toEqual([0, ''])
    expect(JSON.parse(restored.out)).toMatchObject({ counties: expect.arrayContaining([home]), files: 1 })
    expect(readFileSync(join(folder, 'another/files/ab', name), 'utf8')).toBe('sealed bytes')
    const after = await another('verify', '--county', home, '--json')
    expect([after.code, JSON.parse(after.out).rows]).toEqual([0, JSON.parse(before.out).rows])
    expect(await another('restore', file)).toMatchObject({ code: 1, err: expect.stringContaining('--replace') })
    expect(await another('restore', file, '--replace')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--confirm'),
    })
    expect(await another('restore', file, '--replace', '--confirm', 'replace')).toMatchObject({ code: 0 })

    const db = openDb(config, { keys: keysFrom(Buffer.from(secret, 'hex')) })
    const noted = await db.read(home, (session) =>
      session.all(
        sql<{ name: string }>`select name from audit.entry where county = ${home} and name = 'backup.restored'`,
      ),
    )
    await db.close()
    expect(noted).toHaveLength(1)
  })

  it('--keep：新的读回核对过，才删更早的；没有核对就不删', { timeout: 60_000 }, async () => {
    const old = machine('old', owner as Connection)
    const nightly = join(folder, 'nightly')
    mkdirSync(nightly)
    const night = (day: number) => ['backup', '--out', join(nightly, `luzhi-2026-11-${day}.age`), '--keep', '2']
    writeFileSync(join(nightly, 'sheet.txt'), 'a sheet')
    expect(await old(...night(20), '--no-verify')).toMatchObject({ code: 2, out: '' })
    expect(await old('backup', '--out', join(nightly, 'x.age'), '--keep', '0')).toMatchObject({ code: 2, out: '' })
    // Of which series `x.age` is, nobody could tell.
    expect(await old('backup', '--out', join(nightly, 'x.age'), '--keep', '2')).toMatchObject({ code: 2, out: '' })
    for (const day of [21, 22]) expect(await old(...night(day))).toMatchObject({ code: 0, err: '' })
    const third = await old(...night(23), '--json')
    expect(JSON.parse(third.out)).toMatchObject({ verified: true, removed: ['luzhi-2026-11-21.age'] })
    expect(readdirSync(nightly).toSorted()).toEqual(['luzhi-2026-11-22.age', 'luzhi-2026-11-23.age', 'sheet.txt'])
  })

  it('本机另有密钥：不换；--replace 才换，原来的另存', { timeout: 60_000 }, async () => {
    const sheet = join(folder, 'sheet.txt')
    const third = machine('third', owner as Connection)
    mkdirSync(join(folder, 'third/keys'))
    writeFileSync(join(folder, 'third/keys/instance.key'), '0d'.repeat(32))
    const bring = ['keys', 'import', sheet, '--passphrase-file', passphrase, '--json']
    expect(await third(...bring)).toMatchObject({ code: 1, err: expect.stringContaining('--replace') })
    const ours = keysFrom(Buffer.alloc(32, 0x0d)).id
    const done = await third(...bring, '--replace')
    expect([done.code, JSON.parse(done.out)]).toEqual([
      0,
      { key: keysFrom(Buffer.from(secret, 'hex')).id, before: ours },
    ])
  })

  it('密钥文件坏了：体检说的 --replace 换得上，坏的那份另存', { timeout: 60_000 }, async () => {
    const sheet = join(folder, 'sheet.txt')
    const fourth = machine('fourth', owner as Connection)
    mkdirSync(join(folder, 'fourth/keys'))
    const keyIn = (name: string): string => join(folder, 'fourth/keys', name)
    writeFileSync(keyIn('instance.key'), '0d0d')
    const bring = ['keys', 'import', sheet, '--passphrase-file', passphrase]
    expect(await fourth(...bring)).toMatchObject({ code: 1, out: '' })
    expect(await fourth(...bring, '--replace')).toMatchObject({ code: 0, err: '' })
    const [aside = '', ...more] = readdirSync(join(folder, 'fourth/keys')).filter((name) => name !== 'instance.key')
    expect([readFileSync(keyIn(aside), 'utf8'), more]).toEqual(['0d0d', []])
    expect(readFileSync(keyIn('instance.key'), 'utf8').trim()).toBe(secret)
  })
})
