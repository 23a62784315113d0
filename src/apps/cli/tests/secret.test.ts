import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keysFrom } from '#platform/crypto/keys.ts'
import type { DbConfig } from '#platform/db/db.ts'
import type { Connection } from '#platform/embedded/connection.ts'
import { emptyDatabase, onConnection, ownFolder } from '../../../../fixtures/backups/contents.ts'
import { type Ended, machinesIn } from '../../../../fixtures/backups/machine.ts'
import { authenticatorOf, freshDatabase } from '../../../../fixtures/database.ts'

const folder = ownFolder()
const machine = machinesIn(folder)
const [right, wrong] = ['0e'.repeat(32), '0d'.repeat(32)]
const idOf = (secret: string): string => keysFrom(Buffer.from(secret, 'hex')).id
const passphrase = join(folder, 'passphrase')
writeFileSync(passphrase, 'correct horse battery staple\n')

const keyFile = (name: string): string => join(folder, name, 'keys/instance.key')
const withKey = (name: string, secret: string, database: DbConfig) => {
  const luzhi = machine(name, database as Connection)
  mkdirSync(join(folder, name, 'keys'), { recursive: true })
  writeFileSync(keyFile(name), secret, { mode: 0o600 })
  return luzhi
}

const notedIn = (config: DbConfig): Promise<readonly unknown[]> =>
  onConnection(config, async (client) => (await client.query('select id from crypto.secret_id')).rows)

interface Found {
  readonly check: string
  readonly ok: boolean
  readonly detail: string
}
const faultsOf = ({ out }: Ended): string[] =>
  (JSON.parse(out) as { findings: Found[] }).findings.filter(({ ok }) => !ok).map(({ check }) => check)

describe('数据库记着它是哪把密钥封的', () => {
  it('第一次打开就记下；换了密钥、没有密钥都打不开，也不另造，备份也不做；导入密钥单就好了', {
    timeout: 120_000,
  }, async () => {
    const database = await emptyDatabase()
    const own = withKey('own', right, database)
    expect(await own('migrate')).toMatchObject({ code: 0 })
    expect(await notedIn(database)).toEqual([{ id: idOf(right) }])
    const sheet = join(folder, 'sheet.txt')
    expect(await own('keys', 'export', '--out', sheet, '--passphrase-file', passphrase)).toMatchObject({ code: 0 })

    const other = withKey('other', wrong, database)
    for (const words of [['migrate'], ['verify'], ['backup', '--out', join(folder, 'never.luzhi')]]) {
      const refused = await other(...words)
      expect([refused.code, refused.out]).toEqual([1, ''])
      for (const part of [idOf(right), idOf(wrong), 'keys import --replace']) expect(refused.err).toContain(part)
    }
    expect(existsSync(join(folder, 'never.luzhi'))).toBe(false)

    const lost = machine('lost', database as Connection)
    expect(await lost('migrate')).toMatchObject({ code: 1, err: expect.stringContaining(idOf(right)) })
    expect(faultsOf(await lost('doctor', '--json'))).toEqual(expect.arrayContaining(['secret', 'keys']))
    expect(existsSync(keyFile('lost'))).toBe(false)
    expect(faultsOf(await other('doctor', '--json'))).toContain('secret')

    const bring = ['keys', 'import', sheet, '--passphrase-file', passphrase]
    expect(await lost(...bring)).toMatchObject({ code: 0 })
    expect(await other(...bring, '--replace')).toMatchObject({ code: 0 })
    for (const mended of [lost, other]) {
      expect(await mended('keys', 'rotate')).toMatchObject({ code: 0 })
      expect(await mended('migrate')).toMatchObject({ code: 0 })
      expect(faultsOf(await mended('doctor', '--json'))).not.toContain('secret')
    }
    expect(await notedIn(database)).toEqual([{ id: idOf(right) }])
  })

  it('以前的版本没有记：库里封着的不是这把密钥封的，就不记也不打开；没有密钥也不造', { timeout: 60_000 }, async () => {
    const { db, owner } = await freshDatabase()
    const lost = machine('lost-before', owner as Connection)
    expect(await lost('migrate')).toMatchObject({ code: 1, err: expect.stringContaining('keys import') })
    expect(existsSync(keyFile('lost-before'))).toBe(false)
    await authenticatorOf(db, 'office')
    const other = withKey('other-before', wrong, owner)
    expect(await other('migrate')).toMatchObject({ code: 1, err: expect.stringContaining('--replace') })
    expect(await notedIn(owner)).toEqual([])
  })

  it('恢复带着它走；从前的备份里没有，恢复时记下', { timeout: 120_000 }, async () => {
    const { owner } = await freshDatabase()
    const own = withKey('source', right, owner)
    expect(await own('migrate')).toMatchObject({ code: 0 })
    await onConnection(owner, (client) => client.query('delete from crypto.secret_id'))
    const file = join(folder, 'before.luzhi')
    expect(await own('backup', '--out', file)).toMatchObject({ code: 0 })
    const target = await emptyDatabase()
    const another = withKey('target', right, target)
    expect(await another('restore', file)).toMatchObject({ code: 0 })
    expect(await notedIn(target)).toEqual([{ id: idOf(right) }])
    expect(await withKey('thief', wrong, target)('migrate')).toMatchObject({ code: 1 })
  })
})

describe('luzhi doctor 只看：不迁移，也不造密钥', () => {
  it('空的数据库：说没有更新、没有密钥，看完还是空的', { timeout: 60_000 }, async () => {
    const database = await emptyDatabase()
    const luzhi = machine('new', database as Connection)
    const found = await luzhi('doctor', '--json')
    expect(found.code).toBe(1)
    expect(faultsOf(found)).toEqual(expect.arrayContaining(['migrations', 'keys']))
    const schemas = await onConnection(
      database,
      async (client) => (await client.query(`select nspname from pg_namespace where nspname = 'platform'`)).rows,
    )
    expect(schemas).toEqual([])
    expect(existsSync(keyFile('new'))).toBe(false)
  })

  it('密钥文件读不成密钥：说出来', async () => {
    const { owner } = await freshDatabase()
    expect(faultsOf(await withKey('torn', 'torn', owner)('doctor', '--json'))).toContain('keys')
  })
})
