import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { sealField } from '#platform/crypto/field.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import { type Db, openDb } from '#platform/db/db.ts'
import type { Connection } from '#platform/embedded/connection.ts'
import { blobsIn, sha256Of } from '#platform/files/blobs.ts'
import { emptyDatabase, onConnection, ownFolder } from '../../../../fixtures/backups/contents.ts'
import { type Ended, machinesIn } from '../../../../fixtures/backups/machine.ts'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { type Bucket, startBucket } from '../../../../fixtures/outside/bucket.ts'
import { blobsOf, ownStore } from '../../blobs.ts'
import { storeOf as storeAt } from '../../stored.ts'

const { owner } = await freshDatabase()
const folder = ownFolder()
const machine = machinesIn(folder)
const secret = '0e'.repeat(32)
const keys = keysFrom(Buffer.from(secret, 'hex'))

/** A machine that keeps its files in a bucket. */
const keptIn = (name: string, config: Connection, bucket: Bucket) => {
  const run = machine(name, config)
  mkdirSync(join(folder, name, 'keys'), { recursive: true })
  writeFileSync(join(folder, name, 'keys/instance.key'), secret, { mode: 0o600 })
  return (...words: readonly string[]): Promise<Ended> => {
    for (const [key, value] of Object.entries(bucket.env)) vi.stubEnv(key, value)
    return run(...words)
  }
}

const [near, far] = [await startBucket(), await startBucket()]
const here = keptIn('here', owner as Connection, near)

/** A row of a file and, in the bucket, its content. */
const lay = async (bytes: Buffer): Promise<string> => {
  const [id, sha256] = [randomUUID(), sha256Of(bytes)]
  await blobsIn(storeAt(folder, near.env), keys, null).put(home, sha256, bytes)
  await onConnection(owner, (client) =>
    client.query(
      `insert into files.file (county, id, at, sha256, size, type, name, scanned)
       values ($1, $2, now(), $3, $4, 'application/pdf', $5, 'clean')`,
      [home, id, sha256, bytes.length, sealField(keys, '公函.pdf', `${home}/files.file/${id}`)],
    ),
  )
  return sha256
}
const opened: Db[] = []
const openAt = (config: Connection) => {
  const db = openDb(config, { keys, citus: false })
  opened.push(db)
  return { dataDir: folder, keys, db }
}
afterAll(() => Promise.all(opened.map((db) => db.close())))
const lying = (bucket: Bucket): Record<string, string> =>
  Object.fromEntries(
    [...bucket.lying].filter(([key]) => !key.endsWith('owner')).map(([key, { bytes }]) => [key, sha256Of(bytes)]),
  )

describe('附件放在 S3 兼容的对象存储里', () => {
  it('备份带着内容，恢复到另一台机器的另一个桶里，核对全好；导出也带着', { timeout: 120_000 }, async () => {
    const contents = [randomBytes(200_000), randomBytes(10), randomBytes(70_000), randomBytes(1)]
    for (const bytes of contents) await lay(bytes)
    const use = await here('files', 'use', '--county', home, '--json')
    expect(JSON.parse(use.out)).toEqual([{ county: home, countyBytes: 0, looseBytes: 270_011, mostBytes: 100e9 }])
    const backup = join(folder, 'county.luzhi')
    expect(await here('backup', '--out', backup)).toMatchObject({ code: 0, err: '' })

    const config = (await emptyDatabase()) as Connection
    const there = keptIn('there', config, far)
    const restored = await there('restore', backup, '--json')
    expect([restored.code, restored.err, JSON.parse(restored.out).files]).toEqual([0, '', 4])
    expect(lying(far)).toEqual(lying(near))
    const scrubbed = await there('files', 'scrub', '--county', home, '--json')
    expect([scrubbed.code, JSON.parse(scrubbed.out)]).toMatchObject([0, { contents: 4, rotten: [], strays: [] }])
    expect(await there('export', '--out', join(folder, 'exported'), '--county', home)).toMatchObject({ code: 0 })
  })

  it('核对找得出改了的和不见的；桶不通时说不通，不说不见了', { timeout: 60_000 }, async () => {
    const [changed = '', gone = ''] = near.lying.keys()
    near.lying.set(changed, { bytes: Buffer.from('x'), at: new Date() })
    near.lying.delete(gone)
    const found = await here('files', 'scrub', '--county', home, '--json')
    const { rotten } = JSON.parse(found.out) as { rotten: { what: string }[] }
    expect([found.code, rotten.map(({ what }) => what).toSorted()]).toEqual([1, ['changed', 'gone']])
    near.isAway = true
    const away = await here('files', 'scrub', '--county', home)
    expect(away).toMatchObject({ code: 1, out: '', err: expect.stringContaining('暂时不通') })
    expect(await here('backup', '--out', join(folder, 'none.luzhi'))).toMatchObject({ code: 1 })
    near.isAway = false
  })

  it('doctor 只看，不往里放；加上 --write 才写一次、读一次、删一次；不通和不许都说出来，不说出密钥', {
    timeout: 90_000,
  }, async () => {
    const storeOf = async (...options: string[]) => {
      const { out } = await here('doctor', '--json', ...options)
      expect(out).not.toContain(near.place.signer.secret)
      return (JSON.parse(out) as { findings: { check: string }[] }).findings.find(({ check }) => check === 'store')
    }
    const changes = () => near.asked.filter((one) => /^(PUT|POST|DELETE) /.test(one)).length
    const [before, changed] = [lying(near), changes()]
    expect(await storeOf()).toMatchObject({ level: 'ok' })
    expect(changes()).toBe(changed)
    expect(await storeOf('--write')).toMatchObject({ level: 'ok' })
    expect([lying(near), changes()]).toEqual([before, changed + 2])
    near.ills.push(403)
    expect(await storeOf()).toMatchObject({ level: 'fault', detail: expect.stringContaining('LIST 403') })
    near.isAway = true
    expect(await storeOf()).toMatchObject({ level: 'fault' })
    near.isAway = false
  })

  it('副本指着原来的桶：放不进、删不掉、恢复不进去；说了归它才归它，原来的从此写不进', {
    timeout: 180_000,
  }, async () => {
    await ownStore(openAt(owner as Connection), near.env)
    const backup = join(folder, 'owned.luzhi')
    expect(await here('backup', '--out', backup)).toMatchObject({ code: expect.any(Number) })
    const before = new Map(near.lying)
    const config = (await emptyDatabase()) as Connection
    const copy = keptIn('copy', config, near)
    expect(await copy('restore', backup)).toMatchObject({ code: 1, err: expect.stringContaining('不是这个数据库的') })
    expect(near.lying).toEqual(before)

    const aside = keptIn('copy', config, far)
    far.lying.clear()
    expect(await aside('restore', backup)).toMatchObject({ code: 0 })
    const blobs = blobsOf(openAt(config), near.env)
    const [bytes] = [Buffer.from('副本收下的一份')]
    await expect(blobs.put(home, sha256Of(bytes), bytes)).rejects.toMatchObject({
      refusal: { code: 'files-elsewhere' },
    })
    const kept = [...near.lying.keys()].find((key) => !key.endsWith('owner'))?.replace(/^.*\//, '') ?? ''
    await expect(blobs.removeStray(kept, new Date('2099-01-01'))).rejects.toMatchObject({
      refusal: { code: 'files-elsewhere' },
    })
    expect(near.lying).toEqual(before)

    expect(await copy('files', 'adopt')).toMatchObject({ code: 0 })
    const first = blobsOf(openAt(owner as Connection), near.env)
    await expect(first.put(home, sha256Of(bytes), bytes)).rejects.toMatchObject({
      refusal: { code: 'files-elsewhere' },
    })
    expect(await here('files', 'adopt')).toMatchObject({ code: 0 })
    await first.put(home, sha256Of(bytes), bytes)
  })

  it('忘了说桶在哪里：不备份空文件夹，更早的备份留着', { timeout: 60_000 }, async () => {
    const forgotten = machine('here', owner as Connection)
    vi.unstubAllEnvs()
    const none = join(folder, 'forgotten.luzhi')
    expect(await forgotten('backup', '--out', none)).toMatchObject({
      code: 1,
      err: expect.stringContaining('不是这个数据库的'),
    })
    expect(existsSync(none)).toBe(false)
  })

  it('有一份附件不在：备份照做，说缺几份，退出码 1，更早的一份也不删', { timeout: 60_000 }, async () => {
    const old = join(folder, 'luzhi-2020-01-01.age')
    writeFileSync(old, '')
    await lay(randomBytes(20))
    const last = [...near.lying.keys()].findLast((key) => !key.endsWith('owner')) ?? ''
    near.lying.delete(last)
    const made = await here('backup', '--out', join(folder, 'luzhi-2026-11-29.age'), '--keep', '1', '--json')
    expect([made.code, JSON.parse(made.out)]).toMatchObject([1, { removed: [] }])
    expect((JSON.parse(made.out) as { lacks: number }).lacks).toBeGreaterThan(0)
    expect(existsSync(old)).toBe(true)
  })
})
