import { describe, expect, it } from 'vitest'
import { committeeNotes, committeeSize, countySeats, seatNotes, termNotes, townshipSeats } from '../rules/numbers.ts'
import { mayBeRenamed, nameOn, renamed } from '../rules/names.ts'
import { mayHangOn, mayLieIn, mayStandBeside } from '../rules/places.ts'
import { chineseNumber, sessionTitle, termTitle } from '../spec/templates/session-names.ts'

describe('选举法 12：代表名额', () => {
  it.each([
    [4_999, 140, 0],
    [50_000, 150, 140],
    [1_000_000, 340, 140],
    [1_550_000, 450, 140],
    [2_000_000, 450, 140],
  ])('县：%i 人，最多 %i 名，至少 %i 名', (population, most, least) =>
    expect(countySeats(population)).toEqual({ most, least }),
  )

  it.each([
    [1_999, 46, 0],
    [2_000, 46, 45],
    [45_000, 75, 45],
    [172_500, 160, 45],
    [300_000, 160, 45],
  ])('乡镇：%i 人，最多 %i 名，至少 %i 名', (population, most, least) =>
    expect(townshipSeats(population)).toEqual({ most, least }),
  )

  it('是提示：合、多、少都说，没有数就不说', () => {
    expect(seatNotes('county', 340, 1_000_000)).toMatchObject([{ code: 'seats-fit', law: '选举法 12' }])
    expect(seatNotes('county', 341, 1_000_000)).toMatchObject([{ code: 'seats-over', params: { most: 340 } }])
    expect(seatNotes('township', 44, 30_000)).toMatchObject([{ code: 'seats-under', params: { least: 45 } }])
    expect(seatNotes('county', 0, 1_000_000)).toEqual([])
    expect(seatNotes('county', 340, 0)).toEqual([])
  })
})

describe('地方组织法 47：常委会组成人员', () => {
  it.each([
    [1_000_000, 35],
    [1_000_001, 45],
  ])('%i 人的县最多 %i 名', (population, most) => expect(committeeSize(population)).toEqual({ most, least: 15 }))

  it.each([
    [14, 'members-under'],
    [15, 'members-fit'],
    [35, 'members-fit'],
    [36, 'members-over'],
  ])('%i 名：%s', (members, code) => expect(committeeNotes(members, 900_000)).toMatchObject([{ code }]))
})

describe('地方组织法 9：每届任期五年', () => {
  const from = '2021-05-20'
  it('满五年还没有届满，提示；没有开始的不提示', () => {
    const current = { state: 'current', startsOn: from, endsOn: null }
    expect(termNotes(current, '2026-05-20')).toEqual([])
    expect(termNotes(current, '2026-05-21')).toMatchObject([{ code: 'term-over', params: { day: '2026-05-20' } }])
    expect(termNotes({ ...current, state: 'planned' }, '2030-01-01')).toEqual([])
  })
})

describe('曾用名', () => {
  const first = { name: '计划生育委员会', startsOn: '2001-01-01', namedOn: null, formerNames: [] }
  const second = { startsOn: first.startsOn, ...renamed(first, '人口和计划生育委员会', '2004-05-01') }
  const third = { startsOn: first.startsOn, ...renamed(second, '卫生健康委员会', '2019-01-01') }

  it.each([
    ['2001-01-01', '计划生育委员会'],
    ['2004-04-30', '计划生育委员会'],
    ['2004-05-01', '人口和计划生育委员会'],
    ['2018-12-31', '人口和计划生育委员会'],
    ['2019-01-01', '卫生健康委员会'],
    ['2026-11-24', '卫生健康委员会'],
  ])('%s 叫 %s', (day, name) => expect(nameOn(third, day)).toBe(name))

  it('新名称晚于现名称', () => {
    expect(mayBeRenamed(first, '2001-01-01')).toMatchObject({ code: 'renamed-too-early' })
    expect(mayBeRenamed(first, '2001-01-02').ok).toBe(true)
    expect(mayBeRenamed(third, '2019-01-01')).toMatchObject({
      code: 'renamed-too-early',
      params: { day: '2019-01-01' },
    })
  })
})

describe('挂在哪里、设在哪里', () => {
  const parent = { id: 'p', division: null, isInForce: true } as const
  const here = '999901101'

  it('专门委员会挂大会，工作委员会挂常委会，不能反过来（地方组织法 33、59）', () => {
    expect(mayHangOn({ kind: 'specialCommittee', division: null }, true, { ...parent, kind: 'congress' }).ok).toBe(true)
    expect(
      mayHangOn({ kind: 'specialCommittee', division: null }, true, { ...parent, kind: 'standingCommittee' }),
    ).toMatchObject({ code: 'parent-does-not-fit' })
    expect(
      mayHangOn({ kind: 'workingCommittee', division: null }, true, { ...parent, kind: 'congress' }),
    ).toMatchObject({ code: 'parent-does-not-fit' })
  })

  it('主席团要挂在本乡镇的人大下面', () => {
    const presidium = { kind: 'presidium', division: here } as const
    const congress = { ...parent, kind: 'townshipCongress' } as const
    expect(mayHangOn(presidium, true, { ...congress, division: here }).ok).toBe(true)
    expect(mayHangOn(presidium, true, { ...congress, division: '999901102' })).toMatchObject({
      code: 'parent-elsewhere',
    })
    expect(mayHangOn(presidium, false, undefined)).toMatchObject({ code: 'parent-does-not-fit' })
    expect(mayHangOn(presidium, true, { ...congress, division: here, isInForce: false })).toMatchObject({
      code: 'parent-unknown',
    })
  })

  it('街道不设代表大会（地方组织法 59）', () => {
    const congress = { kind: 'townshipCongress', division: here } as const
    expect(mayLieIn(congress, { code: here, level: 'township', kind: 'township' }).ok).toBe(true)
    expect(mayLieIn(congress, { code: here, level: 'township', kind: 'street' })).toMatchObject({
      code: 'street-has-no-congress',
    })
    expect(mayLieIn({ kind: 'townshipCongress', division: null }, undefined)).toMatchObject({ code: 'needs-division' })
    expect(mayLieIn({ kind: 'agency', division: '1' }, undefined)).toMatchObject({ code: 'place-unknown' })
  })

  it('一处只有一个人大；小组可以有几个，不能同名', () => {
    expect(mayStandBeside('townshipCongress', { ofKind: 1, ofName: 0 })).toMatchObject({ code: 'one-only' })
    expect(mayStandBeside('deputyGroup', { ofKind: 3, ofName: 0 }).ok).toBe(true)
    expect(mayStandBeside('deputyGroup', { ofKind: 3, ofName: 1 })).toMatchObject({ code: 'same-name' })
  })
})

describe('届和次的写法', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [16, '十六'],
    [20, '二十'],
    [23, '二十三'],
    [100, '一百'],
    [105, '一百零五'],
    [110, '一百一十'],
    [999, '九百九十九'],
  ])('%i 写作 %s', (n, text) => expect(chineseNumber(n)).toBe(text))

  it('届写在人民代表大会前面', () => {
    expect(sessionTitle('沈丘县人民代表大会', 16, 5)).toBe('沈丘县第十六届人民代表大会第五次会议')
    expect(termTitle('县人大常委会', 16)).toBe('县第十六届人大常委会')
    expect(termTitle('某会', 3)).toBe('某会第三届')
  })
})
