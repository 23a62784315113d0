import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { blobsIn, sha256Of } from '#platform/files/blobs.ts'
import { s3Store } from '#platform/files/s3/s3-store.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { viewerFor } from '../../../../fixtures/database.ts'
import { handIn } from '../../../../fixtures/handed-in/files.ts'
import { exampleKeys } from '../../../../fixtures/keys.ts'
import { startBucket } from '../../../../fixtures/outside/bucket.ts'
import { contentOf } from '../actions/content-of.ts'
import { fileById } from '../data/store.ts'

const app = await startApp()
const { db, clock } = app
const bucket = await startBucket()
const blobs = blobsIn(
  s3Store(bucket.place, () => {}, { answer: 300, pauses: [5], rest: 0 }),
  exampleKeys,
  null,
)
const viewer = await viewerFor(db, 'eastKeeper', clock.now)
const context = {
  county: home,
  viewer,
  db,
  ports: { ...app.ports, blobs },
  now: clock.now,
  language: 'zh-CN' as const,
}

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.refusal.code : String(error)),
  )

const sendAs = (id: string, text: string, by = blobs) =>
  handIn({ ...context, ports: { ...context.ports, blobs: by } }, id, text)
const isKnown = async (id: string): Promise<boolean> =>
  (await db.read(home, (session) => fileById(session, id))) !== undefined

describe('附件放在对象存储里', () => {
  it('没有收下，又清不掉已经放进去的：说的还是为什么没有收', async () => {
    const id = uuidv7()
    await sendAs(id, '先来的一份')
    const stuck = { ...blobs, remove: () => Promise.reject(new Error('the store is away')) }
    expect(await codeOf(sendAs(id, '后来的一份', stuck))).toBe('id-taken')
  })

  it('收下、取回，一个字节不差；桶里看不到内容', async () => {
    const id = uuidv7()
    await sendAs(id, '放在桶里的一份')
    const { pieces } = await contentOf(context, id)
    expect(Buffer.concat(await Array.fromAsync(pieces)).toString()).toBe('放在桶里的一份')
    expect([...bucket.lying.values()].some(({ bytes }) => bytes.includes('放在桶里'))).toBe(false)
  })

  it('桶不通：不收，什么也不留；收过的没有丢，通了照样取', async () => {
    const [kept, refused] = [uuidv7(), uuidv7()]
    await sendAs(kept, '收过的一份')
    const before = bucket.lying.size
    bucket.isAway = true
    expect(await codeOf(sendAs(refused, '没收的一份'))).toBe('files-away')
    expect(await codeOf(contentOf(context, kept))).toBe('files-away')
    expect([await isKnown(refused), await isKnown(kept)]).toEqual([false, true])
    bucket.isAway = false
    expect([await codeOf(contentOf(context, kept)), bucket.lying.size]).toEqual(['done', before])
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EIO', 'busy'],
    ['EROFS', 'busy'],
  ])('存放的盘说 %s：没有收，说 %s', async (code, refusal) => {
    const id = uuidv7()
    const full: typeof blobs = { ...blobs, put: () => Promise.reject(Object.assign(new Error('write'), { code })) }
    expect(await codeOf(sendAs(id, '盘满时的一份', full))).toBe(refusal)
    expect(await isKnown(id)).toBe(false)
  })

  it('放进去以后、写下这一行之前被别人清掉：再放一次', async () => {
    const id = uuidv7()
    const swept: typeof blobs = {
      ...blobs,
      async put(county, sha256, bytes) {
        await blobs.put(county, sha256, bytes)
        if (bucket.asked.filter((one) => one.startsWith('PUT')).length === puts + 1) await blobs.remove(county, sha256)
      },
    }
    const puts = bucket.asked.filter((one) => one.startsWith('PUT')).length
    await sendAs(id, '被清掉的一份', swept)
    expect(await blobs.check(home, sha256Of(Buffer.from('被清掉的一份')))).toBe('whole')
  })
})
