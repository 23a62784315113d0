import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifySeals } from '#platform/seal/verify.ts'
import { startApp } from '../../../../../fixtures/app.ts'
import { home, venueOf } from '../../../../../fixtures/cast.ts'
import { townships } from '../../../../../fixtures/divisions.ts'
import { opinionsOf, said } from '../../../../../fixtures/opinions.ts'
import { labels as zh } from '../../spec/labels/public/zh-CN.ts'
import { submission } from '../../spec/contract.ts'
import { noticeVersion } from '../../spec/notice.ts'

const app = await startApp()
const { caseIn, say, read } = opinionsOf(app)

/** What the notice of each version says, by the first signs of its SHA-256. */
const texts: Readonly<Record<string, string>> = { '2026-11-29': 'a5aded452b6739b4' }

describe('个人信息怎么用：看到的是哪一版，和意见一起留着（个人信息保护法 17、31）', () => {
  it('改了一个字，就是另一版', () => {
    const words = Object.entries(zh).filter(([key]) => key.startsWith('privacy.'))
    expect(words.length).toBeGreaterThan(10)
    const told = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
    expect({ [noticeVersion]: told }).toEqual({ [noticeVersion]: texts[noticeVersion] })
  })

  it('群众自己提交的（扫站点的码来的也是），留着那一版；工作人员登记的没有；本人拿得到', async () => {
    const own = await caseIn('received', { authorPhone: '13800001234' })
    expect((await read(own, 'office')).body.item).toMatchObject({ notice: noticeVersion, byGuardian: false })
    const scanned = await caseIn('received', { venue: venueOf(`station:${townships.east}`) })
    expect((await read(scanned, 'office')).body.item).toMatchObject({ channel: 'venue', notice: noticeVersion })
    const copy = await app.as(null)(`/api/public/v1/receipts/${own.link}/own-data`, { body: { phoneEnd: '1234' } })
    expect(copy.body).toMatchObject({ notice: noticeVersion, byGuardian: false })
    const entered = await app.as('eastKeeper')<{ item: object }>('/api/v1/opinions', {
      body: said({ channel: 'visit' }),
    })
    expect([entered.status, entered.body.item]).toMatchObject([201, { notice: null }])
  })

  it('监护人代未满十四周岁的人提交：留着，封存对得上；别的样子不收', async () => {
    expect(submission.parse(said())).not.toHaveProperty('byGuardian') // as requests from before it was asked
    const one = await caseIn('received', { byGuardian: true })
    expect((await read(one, 'eastKeeper')).body.item).toMatchObject({ byGuardian: true })
    expect((await say({ byGuardian: 'yes' })).status).toBe(422)
    expect((await say({ notice: '2020-01-01' })).status).toBe(422)
    await app.settle()
    expect((await verifySeals(app.db, home, app.ports)).faults).toEqual([])
  })
})
