import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { keysFrom } from '#platform/crypto/keys.ts'
import { encrypt, type Lock } from '../envelope.ts'
import { letOlderGo } from '../older.ts'

const place = mkdtempSync(join(tmpdir(), 'luzhi-older-'))
afterAll(() => rmSync(place, { recursive: true }))
let folder = place
beforeEach(() => {
  folder = mkdtempSync(join(place, 'one-'))
})

const [ours, theirs] = [keysFrom(Buffer.alloc(32, 1)), keysFrom(Buffer.alloc(32, 2))]
const sealedBy = async (keys: typeof ours, lock: Lock = { recipients: [] }): Promise<Uint8Array> =>
  new Uint8Array(await new Response(await encrypt(new Blob(['all of it']).stream(), lock, keys)).arrayBuffer())
const own = await sealedBy(ours)

const lay = (name: string, day: number, bytes = own): string => {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  utimesSync(file, day, day)
  return file
}
const kept = (): string[] => readdirSync(folder).toSorted()

it('只留同一系列最新的几份；别的系列、别的文件不动；刚做的总是留着', async () => {
  const beside = [
    'README',
    'luzhi-2026-11-21.age.0123456789ab.part',
    'luzhi-before-2.0-2026-11-19-021500.age',
    'luzhi-2026-11-20.luzhi',
  ]
  for (const name of beside) lay(name, 1)
  for (const day of [21, 22, 23, 24]) lay(`luzhi-2026-11-${day}-021500.age`, day)
  const made = lay('luzhi-2026-11-25-021500.age', 0) // by a clock that jumped
  expect(await letOlderGo(made, 3)).toEqual(['luzhi-2026-11-22-021500.age', 'luzhi-2026-11-21-021500.age'])
  const left = [...beside, ...[23, 24, 25].map((day) => `luzhi-2026-11-${day}-021500.age`)]
  expect(kept()).toEqual(left.toSorted())
  expect(await letOlderGo(made, 3)).toEqual([])
  expect(await letOlderGo(made, 1)).toHaveLength(2)
})

it('另起名字留下的（日期后面有字、没有日期）不算这个系列，一份都不删', async () => {
  const aside = ['luzhi-2025-12-31-年终.age', 'luzhi-2025-12-31 copy.age', 'luzhi-1.age', 'luzhi-.age']
  for (const name of aside) lay(name, 1)
  const made = lay('luzhi-2026-11-25-021500.age', 25)
  expect(await letOlderGo(made, 1)).toEqual([])
  expect(await letOlderGo(lay('luzhi-now.age', 26), 1)).toEqual([])
  expect(kept()).toHaveLength(6)
})

it('同一个目录里，别的机构同名的备份（密钥不同）不删；用口令锁的只和用口令锁的算', async () => {
  lay('luzhi-2026-11-21-021500.age', 21, await sealedBy(theirs))
  lay('luzhi-2026-11-22-021500.age', 22, await sealedBy(ours, { passphrase: 'correct horse battery' }))
  lay('luzhi-2026-11-23-021500.age', 23, Buffer.from('no backup'))
  lay('luzhi-2026-11-24-021500.age', 24)
  expect(await letOlderGo(lay('luzhi-2026-11-25-021500.age', 25), 1)).toEqual(['luzhi-2026-11-24-021500.age'])
  expect(kept()).toHaveLength(4)
})
