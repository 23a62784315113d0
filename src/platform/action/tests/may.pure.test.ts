import { describe, expect, it } from 'vitest'
import { toDay } from '#kernel/day.ts'
import type { Viewer } from '#kernel/viewer.ts'
import { abilities, actingPost, mayMove, movesOf } from '../may.ts'
import { forOrgan, holder, inCounty, inEast, keeper, life, matter, type Matter, person, postAt } from './example.ts'

const today = toDay('2026-11-24')
const ask = (viewer: Viewer, row: Matter, move: string, over: object = {}): string => {
  const verdict = mayMove(keeper, viewer, row, move, { today, ...over })
  return verdict.ok ? 'ok' : verdict.code
}
const keeps = person(['presidium east', inEast('matters.keep')])
const signs = person(['roads', forOrgan('matters.sign', 'roads')])
const enters = person(['office', inCounty('matters.backfill')])

describe('谁能做哪一步', () => {
  it.each<[string, Viewer, Partial<Matter>, string, string]>([
    ['有权、在范围、状态对', keeps, {}, 'take', 'ok'],
    ['范围外', keeps, { division: 'west' }, 'take', 'not-allowed'],
    ['没有这个权', signs, {}, 'take', 'not-allowed'],
    ['状态不对', keeps, { state: 'closed' }, 'take', 'not-in-this-state'],
    ['没有权又状态不对，先说没有权', signs, { state: 'closed' }, 'take', 'not-allowed'],
    ['没有这一步', keeps, {}, 'fly', 'not-found'],
    ['两方都能做的，任一方', signs, { state: 'taken', handler: 'roads' }, 'answer', 'ok'],
    ['两方都能做的，另一方', keeps, { state: 'taken', handler: 'roads' }, 'answer', 'ok'],
    ['别的单位', signs, { state: 'taken', handler: 'water' }, 'answer', 'not-allowed'],
    ['只从补录的门进', enters, {}, 'enter', 'not-allowed'],
  ])('%s', (_, viewer, over, move, answer) => expect(ask(viewer, matter(over), move)).toBe(answer))

  it('补录的门开着，有权的才进得来', () => {
    expect(ask(enters, matter(), 'enter', { isBackfill: true })).toBe('ok')
    expect(ask(keeps, matter(), 'enter', { isBackfill: true })).toBe('not-allowed')
  })

  it('看的是旧的一版：只问权，不问状态', () => {
    expect(ask(keeps, matter({ state: 'closed' }), 'take', { ignoreState: true })).toBe('ok')
    expect(ask(signs, matter({ state: 'closed' }), 'take', { ignoreState: true })).toBe('not-allowed')
  })

  it('凭证只开一件，只做得了反映人的几步', () => {
    const row = matter({ state: 'answered' })
    expect(ask(holder('matter'), row, 'close')).toBe('ok')
    expect(ask({ ...holder('matter'), grants: [inCounty('matters.keep')] }, row, 'back')).toBe('not-allowed')
    const signedIn = { ...keeps, receipt: 'matter' }
    expect([ask(signedIn, row, 'close'), ask(signedIn, row, 'back')]).toEqual(['ok', 'not-allowed'])
  })
})

describe('记录本身的条件', () => {
  it.each([
    [0, 'ok'],
    [1, 'already-asked'],
    [2, 'already-asked'],
  ])('问过 %d 次，再问：%s', (times, answer) =>
    expect(ask(holder('matter'), matter({ state: 'answered', times }), 'again')).toBe(answer),
  )

  it('要数的那一列不是数，就不让', () =>
    expect(ask(holder('matter'), matter({ state: 'answered', times: null as unknown as number }), 'again')).toBe(
      'already-asked',
    ))

  it.each([
    [null, 'days-not-over'],
    ['2026-11-25', 'days-not-over'],
    ['2026-11-24', 'days-not-over'],
    ['2026-11-23', 'ok'],
  ])('期限是 %s，到期办结：%s', (dueOn, answer) =>
    expect(ask(keeps, matter({ state: 'answered', dueOn }), 'lapse')).toBe(answer),
  )
})

describe('能做的几步', () => {
  it('按声明的次序，和一步一步问的一样', () => {
    for (const viewer of [keeps, signs, enters, holder('matter'), holder('other')])
      for (const state of Object.keys(life.states)) {
        const row = matter({ state, handler: 'roads', dueOn: '2026-11-01' })
        expect(abilities(keeper, viewer, row, today)).toEqual(
          Object.keys(life.moves).filter((move) => ask(viewer, row, move) === 'ok'),
        )
      }
    expect(abilities(keeper, keeps, matter({ state: 'answered', dueOn: '2026-11-01' }), today)).toEqual([
      'back',
      'lapse',
    ])
  })

  it('一方的几步，不问是谁；补录的门不算', () => {
    expect(movesOf(life, 'author', matter({ state: 'answered' }), today)).toEqual(['close', 'again'])
    expect(movesOf(life, 'author', matter({ state: 'answered', times: 1 }), today)).toEqual(['close'])
    expect(movesOf(life, 'author', matter(), today)).toEqual([])
    expect(movesOf(life, 'clerk', matter(), today)).toEqual([])
  })
})

describe('凭哪个职务', () => {
  const two = person(
    ['presidium west', { permission: 'matters.keep', scope: { kind: 'divisions', codes: ['west'] } }],
    ['presidium east', inEast('matters.keep')],
    ['office', inCounty('matters.keep')],
  )
  it('管得到的那一个；都管得到，就用欠这一步的单位', () => {
    expect(actingPost(keeper, two, matter(), ['keeper'])).toEqual(postAt('presidium east'))
    expect(actingPost(keeper, two, matter({ division: 'west' }), ['keeper'])).toEqual(postAt('presidium west'))
    expect(actingPost(keeper, two, matter({ division: 'north' }), ['keeper'])).toEqual(postAt('office'))
  })

  it('几方里排在前面的一方先；欠的单位更先', () => {
    const both = person(['office', inCounty('matters.keep')], ['roads', forOrgan('matters.sign', 'roads')])
    const row = matter({ state: 'taken', handler: 'roads' })
    expect(actingPost(keeper, both, row, ['keeper', 'head'])).toEqual(postAt('roads'))
    expect(actingPost(keeper, both, { ...row, handler: 'water' } as Matter, ['head', 'keeper'])).toEqual(
      postAt('office'),
    )
  })

  it('公众没有职务；没有一个管得到，也没有', () => {
    expect(actingPost(keeper, holder('matter'), matter(), ['author'])).toBeNull()
    expect(actingPost(keeper, signs, matter(), ['keeper'])).toBeNull()
    expect(actingPost(keeper, two, matter(), ['nobody'])).toBeNull()
  })

  it('不当这一方的，职务不算', () => {
    const strict = { ...keeper, isParty: () => false }
    expect(actingPost(strict, two, matter(), ['keeper'])).toBeNull()
    expect(mayMove(strict, two, matter(), 'take', { today }).ok).toBe(false)
  })
})
