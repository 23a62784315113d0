import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { sealField } from '#platform/crypto/field.ts'
import { keysFrom } from '#platform/crypto/keys.ts'
import type { Connection } from '#platform/embedded/connection.ts'
import { sha256Of } from '#platform/files/blobs.ts'
import { emptyDatabase, onConnection, ownFolder } from '../../../../fixtures/backups/contents.ts'
import { type Ended, machinesIn } from '../../../../fixtures/backups/machine.ts'
import { home } from '../../../../fixtures/cast.ts'
import { freshDatabase } from '../../../../fixtures/database.ts'
import { type Bucket, startBucket } from '../../../../fixtures/outside/bucket.ts'
import { blobsOf } from '../../blobs.ts'

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
  await blobsOf({ dataDir: folder, keys }, near.env).put(home, sha256, bytes)
  await onConnection(owner, (client) =>
    client.query(
      `insert into files.file (county, id, at, sha256, size, type, name, scanned)
       values ($1, $2, now(), $3, $4, 'application/pdf', $5, 'clean')`,
      [home, id, sha256, bytes.length, sealField(keys, '公函.pdf', `${home}/files.file/${id}`)],
    ),
  )
  return sha256
}
const lying = (bucket: Bucket): Record<string, string> =>
  Object.fromEntries([...bucket.lying].map(([key, { bytes }]) => [key, sha256Of(bytes)]))

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

  it('doctor 真的写一次、读一次、删一次；不通和不许都说出来，不说出密钥', { timeout: 60_000 }, async () => {
    const storeOf = async () => {
      const { out } = await here('doctor', '--json')
      expect(out).not.toContain(near.place.signer.secret)
      return (JSON.parse(out) as { findings: { check: string }[] }).findings.find(({ check }) => check === 'store')
    }
    const before = lying(near)
    expect(await storeOf()).toMatchObject({ level: 'ok' })
    expect(lying(near)).toEqual(before)
    near.ills.push(403)
    expect(await storeOf()).toMatchObject({ level: 'fault', detail: expect.stringContaining('PUT 403') })
    near.isAway = true
    expect(await storeOf()).toMatchObject({ level: 'fault' })
    near.isAway = false
  })
})
