import { beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../../../../fixtures/app.ts'
import type { Actor } from '../../../../fixtures/cast.ts'
import { townships, villages } from '../../../../fixtures/divisions.ts'
import { type Case, opinionsOf } from '../../../../fixtures/opinions.ts'
import type { AnswerOf } from '#kernel/endpoint.ts'
import { fewestExamples, type likelyCategories, type similar } from '../spec/hints.ts'

const app = await startApp()
const { caseIn, must } = opinionsOf(app)

const hint = async <Body>(one: Case, name: string, actor: Actor) => {
  const { status, body } = await app.as(actor)<Body>(`/api/v1/opinions/${one.id}/${name}`)
  return { status, body }
}
const likely = (one: Case, actor: Actor = 'eastKeeper') =>
  hint<AnswerOf<typeof likelyCategories>>(one, 'likely-categories', actor)
const alike = (one: Case, actor: Actor = 'eastKeeper') => hint<AnswerOf<typeof similar>>(one, 'similar', actor)

const lamp = { title: '河东村路灯不亮', body: '河东村口的路灯坏了一个月，晚上老人看不见路' }

describe('说的可能是同一件事', () => {
  let [own, same, west, fees]: Case[] = []
  beforeAll(async () => {
    own = await caseIn('received', lamp)
    same = await caseIn('accepted', { title: '路灯坏了', body: '河东村路灯一个月不亮，老人摔了一跤' })
    west = await caseIn('received', { ...lamp, township: townships.west, village: villages.westFirst })
    fees = await caseIn('received', { title: '学校收费', body: '学校收资料费没有收据' })
    await app.settle()
  })

  it('像的在前，说凭哪些词；自己、不相干的、范围外的都没有', async () => {
    const { status, body } = await alike(own as Case)
    expect(status).toBe(200)
    expect(body.items.map(({ id }) => id)).toEqual([same?.id])
    expect(body.items[0]).toMatchObject({ title: '路灯坏了', state: 'accepted' })
    expect(body.items[0]?.words.join()).toContain('路灯')
    const ofOffice = await alike(own as Case, 'office')
    expect(ofOffice.body.items.map(({ id }) => id).sort()).toEqual([same?.id, west?.id].sort())
    expect((await alike(fees as Case)).body.items).toEqual([])
  })
  it('范围外的一件，连问都问不到；承办单位不问这个', async () => {
    expect((await alike(west as Case)).status).toBe(404)
    expect((await likely(west as Case)).status).toBe(404)
    expect((await alike(own as Case, 'roadDrafter')).status).toBe(403)
  })
})

describe('可能的类别', () => {
  it('受理得还少，说还差几件；够了，从受理过的学，说凭哪些词', async () => {
    const asked = await caseIn('received', { title: '机井抽不上水', body: '村北机井抽不上水，麦子浇不了' })
    const { body: before } = await likely(asked)
    expect(before).toEqual({ items: [], examples: fewestExamples - before.missing, missing: before.missing })
    expect(before.missing).toBeGreaterThan(0)
    for (let nth = 0; nth < before.missing; nth++) {
      const isWater = nth % 2 === 0
      const said = isWater
        ? { title: `第${nth}眼机井`, body: '机井没有水，浇不了地' }
        : { title: `第${nth}盏路灯`, body: '路灯不亮，晚上看不见' }
      const one = await caseIn('received', said)
      await must(one, 'accept', { category: isWater ? 'agriculture' : 'transport' })
    }
    await expect.poll(async () => (await likely(asked)).body.missing, { timeout: 10_000 }).toBe(0) // what was learnt from few is soon learnt anew
    const { body } = await likely(asked)
    expect(body.items[0]?.code).toBe('agriculture')
    expect(body.items[0]?.share).toBeGreaterThan(0.5)
    expect(body.items[0]?.words.join()).toContain('机井')
    expect(body.items.every(({ name }) => name !== '')).toBe(true)
  }, 60_000)
})
