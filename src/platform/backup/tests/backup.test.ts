import { randomUUID } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { keysFrom } from '#platform/crypto/keys.ts'
import { sql } from '#platform/db/sql.ts'
import { contentsOf, emptyDatabase, onConnection, ownFolder, schemaOf } from '../../../../fixtures/backups/contents.ts'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase, tokenFor } from '../../../../fixtures/database.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { migrations } from '../../../../fixtures/migrations.ts'
import { checkBackup } from '../check-backup.ts'
import type { FileStore } from '../files.ts'
import { restoreBackup } from '../restore.ts'
import { writeBackup } from '../write-backup.ts'

const { db, owner } = await freshDatabase()
const folder = ownFolder()
const counties = sql<{ key: string }>`select key from organs.county order by key`
const common = { migrations, keys: exampleKeys }
const making = { ...common, config: owner, product: '1.2.3', counties, now: new Date('2026-11-28T00:00:00Z') }
const bringing = { ...common, opening: {}, replaces: false, without: ['login.token'] }
const fresh = (): string => join(folder, randomUUID())

describe('备份与恢复：一次快照，加密，整份回来', () => {
  it('恢复到空库：每张表每一行、结构、权限都一样；会话不回来', async () => {
    await tokenFor(db, 'office')
    const file = fresh()
    const made = await writeBackup({ ...making, file, lock: { recipients: [] } })
    expect(made.head).toMatchObject({ key: exampleKeys.id, product: '1.2.3', counties: expect.arrayContaining([home]) })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const config = await emptyDatabase()
    const restored = await restoreBackup({ ...bringing, file, config })
    expect(restored.rows).toBe(made.rows)
    expect(await contentsOf(config, ['login.token'])).toEqual(await contentsOf(owner, ['login.token']))
    expect(await schemaOf(config)).toEqual(await schemaOf(owner))
    expect((await contentsOf(config))['login.token']).toBe('')
    expect((await contentsOf(owner))['login.token']).not.toBe('')
  })

  it('边写边备份：写入成对的两行，恢复出来的总是成对', async () => {
    let isOver = false
    const write = async (): Promise<number> => {
      let pairs = 0
      for (; !isOver; pairs++)
        await db.write(home, async (session) => {
          for (const which of ['pair.one', 'pair.two'])
            session.send(sql`insert into audit.entry (county, id, at, name, extra)
              values (${home}, ${randomUUID()}, now(), ${which}, ${JSON.stringify({ text: '四\t列\\N\n 𠮷' })}::jsonb)`)
        })
      return pairs
    }
    const writers = [write(), write()]
    const file = fresh()
    await writeBackup({ ...making, file, lock: { recipients: [] } })
    const config = await emptyDatabase()
    await restoreBackup({ ...bringing, file, config })
    isOver = true
    const written = (await Promise.all(writers)).reduce((sum, pairs) => sum + pairs, 0)
    const { rows } = await onConnection(config, (client) =>
      client.query(
        "select name, count(*)::int as count, min(extra->>'text') as text from audit.entry where name like 'pair.%' group by 1",
      ),
    )
    expect(written).toBeGreaterThan(0)
    expect(rows.length === 0 || rows[0].count === rows[1].count).toBe(true)
    expect(rows.every(({ text }) => text === '四\t列\\N\n 𠮷')).toBe(true)
  })

  it('给别人的公钥、口令：都能打开；没有本机密钥的人打开了也恢复不到别的实例', { timeout: 90_000 }, async () => {
    const identity = await generateX25519Identity()
    const [shared, worded] = [fresh(), fresh()]
    await writeBackup({ ...making, file: shared, lock: { recipients: [await identityToRecipient(identity)] } })
    await writeBackup({ ...making, file: worded, lock: { passphrase: '正确的马电池订书钉一二三' } })
    const manifest = await checkBackup({ ...common, file: shared, opening: {} })
    expect(manifest.tables.length).toBeGreaterThan(30)
    const elsewhere = { ...common, keys: keysFrom(Buffer.alloc(32, 9)), file: shared }
    await expect(checkBackup({ ...elsewhere, opening: { identities: [identity] } })).rejects.toMatchObject({
      code: 'foreign',
    })
    await expect(checkBackup({ ...elsewhere, opening: {} })).rejects.toMatchObject({ code: 'otherKey' })
    const opened = await checkBackup({
      ...common,
      file: worded,
      opening: { passphrases: ['正确的马电池订书钉一二三'] },
    })
    expect(opened.tables).toEqual(manifest.tables)
    await expect(
      checkBackup({ ...common, file: worded, opening: { passphrases: ['不对的口令不对的口令'] } }),
    ).rejects.toMatchObject({ code: 'notOpened' })
  })

  it('文件随表走：快照之后读取，恢复时先放好；其间删掉的不带，读不下去的不成', async () => {
    const kept = new Map([
      ['ab/one.pdf', Buffer.alloc(200_000, 7)],
      ['cd/空.txt', Buffer.alloc(0)],
    ])
    const back = new Map<string, Buffer>()
    const store: FileStore = {
      name: 'blobs',
      async *list() {
        yield* [...kept.keys(), 'ef/taken-away']
      },
      async open(name) {
        const bytes = kept.get(name)
        return bytes ? { size: bytes.length, body: Readable.from([bytes]) } : null
      },
      async write(name, body) {
        back.set(name, Buffer.concat(await Array.fromAsync(body)))
      },
    }
    const file = fresh()
    const made = await writeBackup({ ...making, file, lock: { recipients: [] }, stores: [store] })
    expect(made.files).toBe(2)
    const config = await emptyDatabase()
    expect((await restoreBackup({ ...bringing, file, config, stores: [store] })).files).toBe(2)
    expect(back).toEqual(kept)
    const lost: FileStore = {
      ...store,
      open: async () => ({
        size: 5,
        body: Readable.from([Buffer.from('tw'), Promise.reject(new Error('disk error'))]),
      }),
    }
    const before = readdirSync(folder)
    const failing = writeBackup({ ...making, file: fresh(), lock: { recipients: [] }, stores: [lost] })
    await expect(failing).rejects.toThrow('disk error')
    expect(readdirSync(folder)).toEqual(before)
  })

  it('读回核对过才有自己的名字：核对不过的什么也不留', async () => {
    const [file, before] = [fresh(), readdirSync(folder)]
    let isNamed = true
    const readBack = async (draft: string) => {
      isNamed = readdirSync(folder).includes(basename(file))
      await checkBackup({ ...common, file: draft, opening: {} })
      throw new Error('damaged')
    }
    await expect(writeBackup({ ...making, file, lock: { recipients: [] }, readBack })).rejects.toThrow('damaged')
    expect([isNamed, readdirSync(folder)]).toEqual([false, before])
  })

  it('已有的文件不覆盖；写不下去什么也不留', async () => {
    const file = fresh()
    await writeBackup({ ...making, file, lock: { recipients: [] } })
    await expect(writeBackup({ ...making, file, lock: { recipients: [] } })).rejects.toMatchObject({ code: 'exists' })
    const nowhere = join(folder, 'nowhere', 'file')
    await expect(writeBackup({ ...making, file: nowhere, lock: { recipients: [] } })).rejects.toMatchObject({
      code: 'ENOENT',
    })
  })
})
