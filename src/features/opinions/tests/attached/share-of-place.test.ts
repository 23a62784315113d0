import { uuidv7 } from 'uuidv7'
import { describe, expect, it } from 'vitest'
import { limits } from '#commons/files/spec/limits.ts'
import { keepFile } from '#commons/files/data/store.ts'
import type { Context } from '#platform/action/context.ts'
import { Problem } from '#kernel/problem.ts'
import { sql } from '#platform/db/sql.ts'
import { startApp } from '../../../../../fixtures/app.ts'
import { home } from '../../../../../fixtures/cast.ts'
import { publicViewer } from '#commons/access/data/viewer.ts'
import { hashOf } from '../../../../../fixtures/handed-in/files.ts'
import { sharesOfPlaces } from '../../wiring/share-of-place.ts'

const { db, ports, clock } = await startApp()
const context: Context = { county: home, viewer: publicViewer(home), db, ports, now: clock.now, language: 'zh-CN' }

const lay = async (meantFor: string, size: number) =>
  db.write(home, (session) =>
    keepFile(session, {
      id: uuidv7(),
      at: clock.now,
      sha256: hashOf(Buffer.from(meantFor)),
      size,
      type: 'image/jpeg',
      name: '大.jpg',
      scanned: 'clean',
      sender: { meantFor },
    }),
  )
/** Whether a place may bring another file, and for which record it was. */
const withinShare = sharesOfPlaces()
const bring = async (source: string, record = uuidv7(), within = withinShare) =>
  within(context, source, record).then(
    () => record,
    (error: unknown) => (error instanceof Problem ? error.refusal.code : String(error)),
  )

describe('还没有交上去的附件，一个地方只有一份（ASVS 5.2.4）', () => {
  it('一个地方用完了，请他过一会儿再来，别的地方照常；交上去的、清掉的不再算', async () => {
    const first = await bring('203.0.113.7')
    await lay(first, limits.looseBytesOfPlace / 2)
    const second = await bring('203.0.113.7')
    await lay(second, limits.looseBytesOfPlace / 2)
    expect(await bring('203.0.113.7')).toBe('too-many')
    expect(await bring('203.0.113.8')).not.toBe('too-many')
    await db.write(home, (session) =>
      session.one(
        sql`update files.file set kind = 'opinion', record = ${first} where county = ${home} and meant_for = ${first}`,
      ),
    )
    expect(await bring('203.0.113.7')).not.toBe('too-many')
  })

  it('一户的 IPv6 地址再多也是一个地方', async () => {
    await lay(await bring('2001:db8:1:2::7'), limits.looseBytesOfPlace)
    expect(await bring('2001:db8:1:2:ffff::8')).toBe('too-many')
    expect(await bring('2001:db8:1:3::7')).not.toBe('too-many')
  })

  it('记得的地方满了：来过的再来，谁也不挤掉；新来的挤掉最久没来的', async () => {
    const within = sharesOfPlaces(2)
    const from = (source: string) => bring(source, uuidv7(), within)
    await lay(await from('203.0.113.1'), limits.looseBytesOfPlace)
    await from('203.0.113.2')
    await from('203.0.113.2')
    expect(await from('203.0.113.1')).toBe('too-many')
    await from('203.0.113.3')
    expect(await from('203.0.113.1')).not.toBe('too-many')
  })
})
