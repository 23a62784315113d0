import { describe, expect, it } from 'vitest'
import { type Calendar, isWeekend, toDay } from '#kernel/day.ts'
import type { Move } from '#kernel/lifecycle.ts'
import { plainActions } from '../action.ts'
import { dueAfter, taskOf } from '../consequences.ts'
import { keeper, life, matter, type Matter } from './example.ts'

const calendar: Calendar = { isWorkingDay: (day) => !isWeekend(day), known: () => true }
const settings = { takeDays: 3, smallDays: 5, bigDays: 20 }
const on = toDay('2026-11-24')
const after = (move: keyof typeof life.moves | null, row: Partial<Matter>, given: Record<string, unknown> = settings) =>
  dueAfter(life, move === null ? undefined : (life.moves[move] as Move), matter(row), on, { calendar, settings: given })

describe('进到一个状态，期限怎么算', () => {
  it('从进来那天算工作日', () => expect(after(null, { state: 'asked' })).toEqual({ dueOn: '2026-11-27' }))

  it.each([
    ['small', '2026-12-01'],
    ['big', '2026-12-22'],
  ])('开了钟：%s 的天数由它那一列定，期限就是钟到的那天', (size, due) =>
    expect(after('take', { state: 'taken', size })).toEqual({ answerDueOn: due, dueOn: due }),
  )

  it('钟在走：回来以后还是原来的期限', () => {
    expect(after('back', { state: 'taken', answerDueOn: '2026-11-30' })).toEqual({ dueOn: '2026-11-30' })
    expect(after('wake', { state: 'taken', answerDueOn: null })).toEqual({ dueOn: null })
  })

  it('不等谁的、完了的，没有期限', () => {
    expect(after('rest', { state: 'resting', dueOn: '2026-11-30' })).toEqual({ dueOn: null })
    expect(after('close', { state: 'closed', dueOn: '2026-11-30' })).toEqual({ dueOn: null })
  })

  it('没有定天数是错，不是没有期限', () => {
    expect(() => after(null, { state: 'asked' }, {})).toThrow('no number of days is set for "takeDays"')
    expect(() => after('take', { state: 'taken', size: 'huge' })).toThrow('no number of days is set')
    expect(() => after(null, { state: 'asked' }, { takeDays: '3' })).toThrow('no number of days is set')
  })
})

describe('欠着的一步', () => {
  it('谁、哪一步、哪个单位、到哪天', () =>
    expect(taskOf(keeper, matter({ dueOn: '2026-11-27', number: '2026-0001' }), on)).toEqual({
      kind: 'matter',
      record: 'matter',
      move: 'take',
      permission: 'matters.keep',
      organ: 'presidium east',
      division: 'east',
      dueOn: '2026-11-27',
      number: '2026-0001',
      title: '一件事',
      openedOn: on,
    }))

  it('承办单位欠的记在它名下', () =>
    expect(taskOf(keeper, matter({ state: 'taken', handler: 'roads' }), on)).toMatchObject({
      move: 'answer',
      permission: 'matters.sign',
      organ: 'roads',
    }))

  it.each(['answered', 'resting', 'closed'])('%s：群众不催，没有人欠的不记', (state) =>
    expect(taskOf(keeper, matter({ state }), on)).toBeNull(),
  )
})

describe('只把记录带过去的几步', () => {
  const { take, back, answer } = plainActions(keeper, ['take', 'back', 'answer'])
  const deciding = { row: matter(), on } as unknown as Parameters<typeof take.change>[0]
  it('盖上日子、抹掉日子，都在声明里；没有声明的什么也不改', () => {
    expect(take.change(deciding)).toEqual({ takenOn: on })
    expect(back.change(deciding)).toEqual({ takenOn: null })
    expect(answer.change(deciding)).toEqual({})
  })
})
