import { describe, expect, it } from 'vitest'
import { countySeats, restingOn, townshipSeats } from '../rules/rules.ts'
import { alertOf } from '../spec/absence.ts'

describe('选举法 12：代表名额', () => {
  it.each([
    [0, 140],
    [4_999, 140],
    [5_000, 141],
    [1_000_000, 340],
    [1_550_000, 450],
    [1_550_001, 450],
    [3_000_000, 450],
  ])('县，人口 %i：%i 名', (population, seats) => expect(countySeats(population)).toBe(seats))
  it.each([
    [0, 45],
    [1_499, 45],
    [1_500, 46],
    [172_500, 160],
    [300_000, 160],
  ])('乡镇，人口 %i：%i 名', (population, seats) => expect(townshipSeats(population)).toBe(seats))
})

const absence = (leave: boolean) => ({ session: 's', title: '', on: '2026-01-01', leave })

describe('代表法 62(3)：两次', () => {
  it.each([
    [[], null],
    [[true, true, true], null],
    [[false], 'missedOnce'],
    [[false, true], 'missedOnce'],
    [[false, true, false], 'missedTwice'],
    [[false, false, false], 'missedTwice'],
  ] as const)('%j：%s', (leaves, expected) => expect(alertOf(leaves.map(absence))).toBe(expected))
})

describe('选举法 54、56：随资格终止的职务', () => {
  const post = (role: string, organKind: string, state = 'held', township: string | null = null) => ({
    role,
    organKind,
    state,
    township,
  })
  it.each([
    ['委员', post('committeeMember', 'standingCommittee'), true, false],
    ['专委会主任委员', post('specialChair', 'specialCommittee'), true, false],
    ['代表团团长', post('delegationHead', 'delegation', 'held', 'e'), true, false],
    ['暂停中的委员', post('committeeMember', 'standingCommittee', 'suspended'), true, false],
    ['已终止的委员', post('committeeMember', 'standingCommittee', 'ended'), false, false],
    ['本乡镇人大主席', post('townshipChair', 'presidium', 'held', 'e'), false, true],
    ['别的乡镇的主席', post('townshipChair', 'presidium', 'held', 'w'), false, false],
    ['联络站站长', post('stationKeeper', 'presidium', 'held', 'e'), false, false],
    ['办公室经办', post('officeClerk', 'workingCommittee'), false, false],
    ['局长', post('agencyHead', 'agency'), false, false],
  ])('%s', (_, one, withCounty, withTownship) => {
    expect(restingOn([one], 'county', 'e')).toHaveLength(withCounty ? 1 : 0)
    expect(restingOn([one], 'township', 'e')).toHaveLength(withTownship ? 1 : 0)
    expect(restingOn([one], 'province', null)).toHaveLength(0)
  })
})
