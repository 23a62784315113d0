import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { type Bucket, startBucket } from '../../../../fixtures/outside/bucket.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { backupFiles } from '../backup-files.ts'
import { blobsIn, sha256Of } from '../blobs.ts'
import { folderStore } from '../folder-store.ts'
import { whyAway } from '../s3/away.ts'
import { placeOf } from '../s3/place.ts'
import { s3Store } from '../s3/s3-store.ts'
import type { Store } from '../store.ts'

const patience = { answer: 300, pauses: [5, 5], rest: 0 }
const folder = mkdtempSync(join(tmpdir(), 'luzhi-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

const heard: string[] = []
const storeIn = ({ place }: Bucket, more: Partial<typeof patience> = {}): Store =>
  s3Store(place, (why) => heard.push(why), { ...patience, ...more })
const [byPath, byHost] = [await startBucket('path'), await startBucket('host')]

const nameOf = (text: string): string => sha256Of(Buffer.from(text))
const textOf = async (store: Store, name: string): Promise<string | null> => {
  const found = await store.get(name)
  return found && Buffer.concat(await Array.fromAsync(found.body)).toString()
}
const listed = async (store: Store): Promise<string[]> => (await Array.fromAsync(store.list())).map(({ name }) => name)

/** Makes a content as old as that, the store's own way. */
const age = (store: 'folder' | Bucket, name: string, at: Date): void => {
  if (store === 'folder') return utimesSync(join(folder, name.slice(0, 2), name), at, at)
  const lain = store.lying.get(`of/county/${name}`)
  if (lain) lain.at = at
}

const failed = async (work: Promise<unknown>): Promise<{ code: string; why: string }> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return { code: error instanceof Problem ? error.refusal.code : String(error), why: whyAway(error) }
}

describe.each([
  ['a folder', 'folder' as const, folderStore(folder)],
  ['a bucket by path', byPath, storeIn(byPath)],
  ['a bucket by host', byHost, storeIn(byHost)],
])('what every store does: %s', (_, where, store) => {
  it('gives back what was put, whole, with its size; nothing where there is nothing', async () => {
    const [name, large] = [nameOf('one'), randomBytes(300_000)]
    expect([await store.get(name), await store.has(name)]).toEqual([null, false])
    await store.put(name, large)
    const found = await store.get(name)
    expect([found?.size, await store.has(name)]).toEqual([300_000, true])
    expect(Buffer.concat(await Array.fromAsync(found?.body ?? [])).equals(large)).toBe(true)
    await store.put(name, Buffer.from('another'))
    expect(await textOf(store, name)).toBe('another')
    await store.remove(name)
    await store.remove(name)
    expect(await store.get(name)).toBeNull()
  })

  it('lists all of it in order, page by page, with the time of each', async () => {
    const names = Array.from({ length: 8 }, (__, index) => nameOf(`listed ${index}`)).toSorted()
    for (const name of names) await store.put(name, Buffer.from(name))
    expect(await listed(store)).toEqual(names)
    for await (const { at } of store.list()) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000)
    for (const name of names) await store.remove(name)
    expect(await listed(store)).toEqual([])
  })

  it('removes what is old, and leaves what was put anew', async () => {
    const [old, young] = [nameOf('old'), nameOf('young')]
    for (const name of [old, young]) await store.put(name, Buffer.from(name))
    age(where, old, new Date(Date.now() - 90_000_000))
    const before = new Date(Date.now() - 86_400_000)
    expect([await store.removeOlder(old, before), await store.removeOlder(young, before)]).toEqual([true, false])
    expect([await store.removeOlder(nameOf('never there'), before), await listed(store)]).toEqual([false, [young]])
    await store.remove(young)
  })

  it('is backed up and brought back as it lies there', async () => {
    const blobs = blobsIn(store, exampleKeys, null)
    const bytes = randomBytes(100_000)
    await blobs.put('home', sha256Of(bytes), bytes)
    const from = backupFiles(store)
    const [name = ''] = await Array.fromAsync(from.list())
    const lying = await from.open(name)
    const sealed = Buffer.concat(await Array.fromAsync(lying?.body ?? []))
    expect([sealed.length, sealed.includes(bytes.subarray(0, 64))]).toEqual([lying?.size, false])
    await blobs.remove('home', sha256Of(bytes))
    expect(await blobs.check('home', sha256Of(bytes))).toBe('gone')
    await from.write(name, [sealed] as unknown as AsyncIterable<Uint8Array>)
    expect(await blobs.check('home', sha256Of(bytes))).toBe('whole')
    await store.put(name, sealed.fill(0, 40_000, 40_001))
    expect(await blobs.check('home', sha256Of(bytes))).toBe('changed')
    await store.remove(name)
  })
})

describe('a folder', () => {
  it.skipIf(!existsSync('/proc/self/fd'))(
    'a download that nobody reads, or that is given up, holds no file open',
    async () => {
      const bytes = randomBytes(300_000)
      const blobs = blobsIn(folderStore(folder), exampleKeys, null)
      await blobs.put('home', sha256Of(bytes), bytes)
      const open = (): number => readdirSync('/proc/self/fd', { withFileTypes: true }).length
      const before = open()
      for (let n = 0; n < 40; n++) await blobs.read('home', sha256Of(bytes))
      for (let n = 0; n < 40; n++) for await (const _ of await blobs.read('home', sha256Of(bytes))) break
      expect(open()).toBeLessThan(before + 20)
      await blobs.remove('home', sha256Of(bytes))
    },
  )
})

describe('a bucket that fails', () => {
  const store = storeIn(byPath)
  const name = nameOf('through thick and thin')

  it.each([[500], [503], ['silent'], ['broken']] as const)('%s once: tried again', async (ill) => {
    byPath.ills.push(ill)
    await store.put(name, Buffer.from('kept'))
    byPath.ills.push(ill)
    expect(await textOf(store, name)).toBe('kept')
  })

  it('away: files-away after three tries, and why for who runs it; nothing is lost', async () => {
    byPath.isAway = true
    heard.length = 0
    const before = byPath.asked.length
    expect((await failed(store.put(nameOf('never kept'), Buffer.from('x')))).code).toBe('files-away')
    expect([byPath.asked.length - before, heard.length]).toEqual([3, 1])
    for (const work of [() => store.get(name), () => store.has(name), () => store.remove(name), () => listed(store)])
      expect((await failed(work())).code).toBe('files-away')
    byPath.isAway = false
    expect([await textOf(store, name), await listed(store)]).toEqual(['kept', [name]])
  })

  it('who comes just after does not wait for it as well', async () => {
    const resting = storeIn(byPath, { rest: 60_000 })
    byPath.isAway = true
    await failed(resting.get(name))
    const before = byPath.asked.length
    expect((await failed(resting.get(name))).code).toBe('files-away')
    expect(byPath.asked.length).toBe(before)
    byPath.isAway = false
  })

  it('breaks off in the middle of a content: files-away, never half of it', async () => {
    await store.put(name, randomBytes(200_000))
    byPath.ills.push('half')
    expect((await failed(textOf(store, name))).code).toBe('files-away')
  })

  it('a wrong secret is told, not tried again', async () => {
    const place = placeOf({ ...byPath.env, LUZHI_FILES_SECRET: 'another' }) ?? byPath.place
    const before = byPath.asked.length
    heard.length = 0
    const told = (why: string) => void heard.push(why)
    expect(await failed(s3Store(place, told, patience).put(name, Buffer.from('x')))).toEqual({
      code: 'files-away',
      why: 'PUT 403',
    })
    expect([byPath.asked.length, heard]).toEqual([before + 1, ['PUT 403']])
    await store.get(nameOf('never there'))
    expect(heard).toEqual(['PUT 403'])
  })

  it('a large content has the time that a slow line takes for it, and what fails of it closes the place for nobody', async () => {
    const [large, small] = [randomBytes(100_000), randomBytes(10)]
    const slow = storeIn(byPath, { pauses: [], rest: 60_000 })
    byPath.ills.push('slow')
    await slow.put(name, large)
    byPath.ills.push('broken')
    expect((await failed(slow.put(name, large))).code).toBe('files-away')
    expect(await slow.has(name)).toBe(true)
    byPath.ills.push('slow')
    expect((await failed(slow.put(name, small))).code).toBe('files-away')
    expect((await failed(slow.has(name))).code).toBe('files-away')
    await store.remove(name)
  })
})

describe('what LUZHI_FILES may say', () => {
  const beside = { LUZHI_FILES_KEY: 'id', LUZHI_FILES_SECRET: 'hush-hush' }
  const of = (setting: string) => placeOf({ ...beside, LUZHI_FILES: setting })

  it('bucket, prefix, endpoint, region, and where the bucket is told', () => {
    expect(placeOf({})).toBeNull()
    const byPath = of('s3://county-files/of/shenqiu?endpoint=https://s3.example.cn&region=cn-1')
    expect([byPath?.base.href, byPath?.prefix, byPath?.signer.region]).toEqual([
      'https://s3.example.cn/county-files/',
      'of/shenqiu/',
      'cn-1',
    ])
    expect(of('s3://county-files?endpoint=https://oss.example.cn&style=host')?.base.href).toBe(
      'https://county-files.oss.example.cn/',
    )
    const file = join(folder, 'secret')
    writeFileSync(file, 'from a file\n')
    const fromFile = placeOf({
      LUZHI_FILES: 's3://b-1?endpoint=http://127.0.0.1:9000',
      LUZHI_FILES_KEY: 'id',
      LUZHI_FILES_SECRET_FILE: file,
    })
    expect(fromFile?.signer.secret).toBe('from a file')
  })

  it.each([
    's3://b-1',
    's3://b-1?endpoint=http://s3.example.cn',
    's3://b-1?endpoint=ftp://s3.example.cn',
    's3://b-1?endpoint=https://user@s3.example.cn',
    's3://b-1/../up?endpoint=https://s3.example.cn',
    's3://B_?endpoint=https://s3.example.cn',
    's3://b-1?endpoint=https://s3.example.cn&stile=host',
    '/srv/files',
  ])('refused at the start, the secret untold: %s', (setting) => {
    expect(() => of(setting)).toThrow(/^(?!.*hush)LUZHI_FILES: /)
  })

  it('a key without its secret', () => {
    expect(() => placeOf({ LUZHI_FILES: 's3://b-1?endpoint=https://h.cn' })).toThrow(/LUZHI_FILES_KEY/)
    expect(() => placeOf({ LUZHI_FILES: 's3://b-1?endpoint=https://h.cn', LUZHI_FILES_KEY: 'id' })).toThrow(/SECRET/)
  })
})
