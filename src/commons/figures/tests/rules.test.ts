import { expect, test } from 'vitest'
import { toDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Scope, Viewer } from '#kernel/viewer.ts'
import { dimensionsOf, narrowingsOf } from '../rules/dimensions.ts'
import { periodOf } from '../rules/period.ts'
import { townshipsFor } from '../rules/scope.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'fine'
  } catch (error) {
    return error instanceof Problem ? error.refusal.code : String(error)
  }
}

const today = toDay('2026-11-24')

test('没问期间，就是今年以来', () => {
  expect(periodOf({}, today)).toEqual({ from: '2026-01-01', to: '2026-11-24' })
  expect(periodOf({ to: '2023-09-30' }, today)).toEqual({ from: '2023-01-01', to: '2023-09-30' })
  expect(periodOf({ from: '2022-01-01' }, today)).toEqual({ from: '2022-01-01', to: '2026-11-24' })
  expect(codeOf(() => periodOf({ from: '2027-01-01' }, today))).toBe('period-backwards')
  expect(codeOf(() => periodOf({ from: '2026-02-30' }, today))).toBe('bad-input')
})

const viewer = (...scopes: Scope[]): Viewer => ({
  county: 'test',
  login: 'x',
  person: null,
  name: '',
  posts: [],
  receipt: null,
  grants: scopes.map((scope) => ({ permission: 'figures.read', scope })),
})

test('乡镇的只看本乡镇的数', () => {
  const county = viewer({ kind: 'county' })
  const east = viewer({ kind: 'divisions', codes: ['999901101'] })
  const two = viewer({ kind: 'divisions', codes: ['999901102'] }, { kind: 'divisions', codes: ['999901101'] })
  expect(townshipsFor(county, undefined)).toBeNull()
  expect(townshipsFor(county, '999901101')).toEqual(['999901101'])
  expect(townshipsFor(east, undefined)).toEqual(['999901101'])
  expect(townshipsFor(two, undefined)).toEqual(['999901101', '999901102'])
  expect(townshipsFor(two, '999901102')).toEqual(['999901102'])
  expect(codeOf(() => townshipsFor(east, '999901102'))).toBe('not-allowed')
  expect(codeOf(() => townshipsFor(viewer(), undefined))).toBe('not-allowed')
})

const figure = {
  code: 'lamps',
  kind: 'lamp',
  rows: '',
  words: { 'zh-CN': {}, en: {} },
  dimensions: ['result', 'township', 'month'].map((code) => ({ code, key: `r.${code}`, names: 'itself' as const })),
}

test('at most two declared dimensions', () => {
  expect(dimensionsOf(figure, undefined)).toEqual([])
  expect(dimensionsOf(figure, 'result, township').map(({ code }) => code)).toEqual(['result', 'township'])
  expect(dimensionsOf(figure, 'result,result')).toHaveLength(1)
  expect(codeOf(() => dimensionsOf(figure, 'nobody'))).toBe('unknown-dimension')
  expect(codeOf(() => dimensionsOf(figure, 'result,township,month'))).toBe('too-many-dimensions')
})

test('records are narrowed by dimensions, an empty key asks for none', () => {
  expect(narrowingsOf(figure, 'township:411624101,result:').map(({ dimension, key }) => [dimension.code, key])).toEqual(
    [
      ['township', '411624101'],
      ['result', null],
    ],
  )
  expect(codeOf(() => narrowingsOf(figure, 'township'))).toBe('bad-input')
  expect(codeOf(() => narrowingsOf(figure, 'r.id; drop table x:1'))).toBe('unknown-dimension')
})
