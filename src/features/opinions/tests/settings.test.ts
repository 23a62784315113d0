import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { AnswerOf } from '#kernel/endpoint.ts'
import type { list as owed } from '#commons/tasks/spec/contract.ts'
import { changeSettings } from '#platform/settings/settings.ts'
import { startApp } from '../../../../fixtures/app.ts'
import { home } from '../../../../fixtures/cast.ts'
import { opinionsOf } from '../../../../fixtures/opinions.ts'
import type { list } from '../spec/contract.ts'
import { opinionSettings } from '../spec/settings.ts'

const app = await startApp()
const { caseIn, must, read, receipt } = opinionsOf(app)

/** Puts settings in force and waits until the server knows (it remembers the old ones for two seconds). */
const change = async (patch: Readonly<Record<string, unknown>>): Promise<void> => {
  await app.db.write(home, (session) => changeSettings(session, 'opinions', opinionSettings, patch))
  const isKnown = async (): Promise<boolean> => {
    const { body } = await app.as('office')('/api/v1/opinions/settings')
    return Object.entries(patch).every(([name, value]) => JSON.stringify(body[name]) === JSON.stringify(value))
  }
  for (let tries = 0; tries < 100 && !(await isKnown()); tries++) await pause(50)
  expect(await isKnown()).toBe(true)
}

const dueOf = async (one: { id: string }) => (await read(one, 'office')).body.due?.on
const comingOf = async (one: { link: string }) =>
  Object.fromEntries((await receipt(one)).body.view.steps.flatMap(({ name, by }) => (by ? [[name, by]] : [])))

describe('办理期限按这件事开始时的设置', () => {
  it('县里改短了天数：以前的事照旧，以后的事按新的；再改一次，各按各的', async () => {
    await change({ agencyAnswerDays: 10 })
    const [first, waiting] = [await caseIn('received'), await caseIn('accepted')]
    expect((await read(first, 'office')).body.due?.on).toBe('2026-11-27')

    await change({ firstResponseDays: 1, assignDays: 1, acknowledgeDays: 1, agencyAnswerDays: 2 })
    const second = await caseIn('received')
    expect([await dueOf(first), await dueOf(second)]).toEqual(['2026-11-27', '2026-11-25'])
    expect(await comingOf(first)).toMatchObject({ accept: '2026-11-27', assign: '2026-12-04' })
    expect(await comingOf(second)).toEqual({ accept: '2026-11-25', assign: '2026-11-26', draft: '2026-11-30' })

    await must(first, 'accept')
    await must(second, 'accept')
    expect([await dueOf(first), await dueOf(second)]).toEqual(['2026-12-01', '2026-11-25'])

    await change({ assignDays: 20, acknowledgeDays: 20, agencyAnswerDays: 100 })
    for (const one of [first, second, waiting]) await must(one, 'assign')
    expect(await Promise.all([first, second, waiting].map(dueOf))).toEqual(['2026-11-27', '2026-11-25', '2026-11-27'])
    for (const one of [first, second]) await must(one, 'acknowledge')
    expect([await dueOf(first), await dueOf(second)]).toEqual(['2026-12-08', '2026-11-26'])
  })

  it('没有解决、重新办理，还是它自己的天数', async () => {
    const one = await caseIn('released')
    await change({ assignDays: 3, firstResponseDays: 7 })
    await must(one, 'notSolved')
    expect((await read(one, 'office')).body).toMatchObject({ item: { state: 'accepted' }, due: { on: '2026-12-22' } })
  })

  it('类别用现在的：新设的类别，以前的事也能用；取消了的，谁也不能再用', async () => {
    const [old, other] = [await caseIn('received'), await caseIn('received')]
    await change({ categories: [{ code: 'new', name: '新设的' }] })
    expect((await must(old, 'accept', { category: 'new' })).item.category).toEqual({ code: 'new', name: '新设的' })
    await expect(must(other, 'accept', { category: 'transport' })).rejects.toThrow('unknown-category')
  })
})

describe('灯按县里的设置', () => {
  it('待办、列表和记录上是同一盏灯', async () => {
    await change({ firstResponseDays: 5 })
    const one = await caseIn('received')
    for (const [nearDays, lamp] of [
      [1, 'onTime'],
      [5, 'near'],
    ] as const) {
      await change({ nearDays })
      const tasks = (await app.as('eastKeeper')('/api/v1/tasks?limit=200')).body as unknown as AnswerOf<typeof owed>
      expect(tasks.items.find(({ record }) => record === one.id)).toMatchObject({ lamp, left: 5 })
      for (const colour of ['near', 'onTime', 'overdue'] as const)
        expect([colour, tasks.counts[colour]]).toEqual([
          colour,
          tasks.items.filter((task) => task.lamp === colour).length,
        ])
      expect((await read(one, 'office')).body.due).toMatchObject({ lamp, left: 5 })
      const near = (await app.as('office')('/api/v1/opinions?tab=near&limit=200')).body as unknown as AnswerOf<
        typeof list
      >
      expect(near.items.some(({ id }) => id === one.id)).toBe(lamp === 'near')
    }
  })
})
