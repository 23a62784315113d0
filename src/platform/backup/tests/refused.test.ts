import { randomUUID } from 'node:crypto'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { keysFrom } from '#platform/crypto/keys.ts'
import { migration, statement } from '#platform/db/migrate.ts'
import { raw, sql } from '#platform/db/sql.ts'
import { contentsOf, emptyDatabase, onConnection, ownFolder } from '../../../../fixtures/backups/contents.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { migrations } from '../../../../fixtures/migrations.ts'
import { writeArchive } from '../archive.ts'
import { checkBackup } from '../check-backup.ts'
import type { FileStore } from '../files.ts'
import { restoreBackup } from '../restore.ts'
import { writeBackup } from '../write-backup.ts'

const { owner } = await freshDatabase()
const { owner: live } = await freshDatabase()
const folder = ownFolder()
const now = new Date('2026-11-28T00:00:00Z')
const others = keysFrom(Buffer.alloc(32, 9))
const common = { migrations, keys: exampleKeys, opening: {} }
const making = {
  migrations,
  keys: exampleKeys,
  config: owner,
  product: '1.2.3',
  counties: sql<{ key: string }>`select 'test' as key`,
  now,
}
const fresh = (): string => join(folder, randomUUID())
const good = fresh()
await writeBackup({ ...making, file: good, lock: { recipients: [] } })
const bytes = readFileSync(good)

const bring = (file: string, more: object = {}) =>
  restoreBackup({ ...common, file, config: live, replaces: true, without: [], ...more })

/** A backup whose three telling members say what the test wants. */
const forged = async (members: Readonly<Record<string, unknown>>): Promise<string> => {
  const file = fresh()
  const archive = await writeArchive(file, { lock: { recipients: [] }, keys: exampleKeys, modified: now })
  for (const [name, value] of Object.entries(members)) {
    const text = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
    await archive.add(name, text.length, [text])
  }
  await archive.close()
  await archive.name()
  return file
}

const head = {
  format: 1,
  product: '1.2.3',
  key: exampleKeys.id,
  madeAt: now.toISOString(),
  counties: [],
  migrations: {},
}

describe('坏的、别人的、更新的备份：动数据之前就拒绝（故障 24）', () => {
  it('五十处各翻一个字节，没有一份恢复得了，现有数据一字不动', { timeout: 120_000 }, async () => {
    const before = await contentsOf(live)
    for (let nth = 0; nth < 50; nth++) {
      const at = nth < 10 ? nth * 20 : Math.floor((bytes.length - 1) * (nth / 49))
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      const file = fresh()
      writeFileSync(file, changed)
      const code = await bring(file).then(
        () => 'restored',
        (error: { code?: string }) => error.code,
      )
      expect([at, code]).toEqual([at, expect.stringMatching(/^(damaged|notBackup|notOpened|otherKey)$/)])
    }
    expect(await contentsOf(live)).toEqual(before)
  })

  it('截断：在任何地方断开，都拒绝；多出字节也拒绝', async () => {
    for (const size of [0, 1, 100, 1000, 65_536, bytes.length >> 1, bytes.length - 17, bytes.length - 1]) {
      const file = fresh()
      writeFileSync(file, bytes)
      truncateSync(file, Math.min(size, bytes.length - 1))
      await expect(checkBackup({ ...common, file }), String(size)).rejects.toMatchObject({ name: 'BackupError' })
    }
    const longer = fresh()
    writeFileSync(longer, Buffer.concat([bytes, Buffer.alloc(1)]))
    await expect(checkBackup({ ...common, file: longer })).rejects.toMatchObject({ code: 'damaged' })
  })

  it('别的实例的：打不开时说得出要哪把密钥，打得开也认得出', { timeout: 60_000 }, async () => {
    await expect(checkBackup({ ...common, keys: others, file: good })).rejects.toMatchObject({
      code: 'otherKey',
      message: expect.stringContaining(exampleKeys.id),
    })
    const worded = fresh()
    const passphrase = '一个十二字以上的长口令吧'
    await writeBackup({ ...making, file: worded, lock: { passphrase } })
    await expect(
      checkBackup({ ...common, keys: others, file: worded, opening: { passphrases: [passphrase] } }),
    ).rejects.toMatchObject({ code: 'foreign' })
  })

  it('更新的版本：格式更新、迁移更新都请先升级；清单没有签名的不收', async () => {
    const newerFormat = await forged({ 'head.json': { ...head, format: 2, product: '9.0.0' } })
    const message = expect.stringContaining('9.0.0')
    await expect(checkBackup({ ...common, file: newerFormat })).rejects.toMatchObject({ code: 'newer', message })
    const newerSchema = await forged({ 'head.json': { ...head, migrations: { '2030-01-01-opinions-99': 3 } } })
    await expect(checkBackup({ ...common, file: newerSchema })).rejects.toMatchObject({ code: 'newer' })
    const manifest = { head, tables: [], members: [] }
    const unsigned = await forged({ 'head.json': head, 'manifest.json': manifest, 'manifest.seal': '00' })
    await expect(checkBackup({ ...common, file: unsigned })).rejects.toMatchObject({ code: 'forged' })
    const headOnly = await forged({ 'head.json': head })
    await expect(checkBackup({ ...common, file: headOnly })).rejects.toMatchObject({ code: 'damaged' })
    await expect(checkBackup({ ...common, file: await forged({ 'other.txt': 'x' }) })).rejects.toMatchObject({
      code: 'notBackup',
    })
  })

  it('库里有数据、还有人连着：拒绝并说该做什么', async () => {
    await expect(bring(good, { replaces: false })).rejects.toMatchObject({ code: 'notEmpty' })
    await onConnection(live, async () => {
      await expect(bring(good)).rejects.toMatchObject({ code: 'inUse' })
    })
  })

  it('恢复到一半失败：现有的一切原样', async () => {
    const file = fresh()
    const store: FileStore = {
      name: 'blobs',
      async *list() {
        yield 'one'
      },
      open: async () => ({ size: 1, body: Readable.from([Buffer.alloc(1)]) }),
      write: () => Promise.reject(new Error('disk full')),
    }
    await writeBackup({ ...making, file, lock: { recipients: [] }, stores: [store] })
    const before = await contentsOf(live)
    await expect(bring(file, { stores: [store] })).rejects.toThrow('disk full')
    expect(await contentsOf(live)).toEqual(before)
  })

  it('备份恢复到更新的程序：按备份时的结构放回，再由迁移补上', async () => {
    const config = await emptyDatabase()
    const later = [
      ...migrations,
      migration('2030-01-01-audit-99', 'audit', [statement('alter table audit.entry add column later text')]),
    ]
    await restoreBackup({ ...common, migrations: later, file: good, config, replaces: false, without: [] })
    const column = raw(
      "select 1 from information_schema.columns where table_name = 'entry' and column_name = 'later'",
    ).text
    expect((await onConnection(config, (client) => client.query(column))).rows).toEqual([])
    expect(await contentsOf(config)).toEqual(await contentsOf(owner))
  })
})
