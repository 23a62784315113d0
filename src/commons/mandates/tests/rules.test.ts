import { describe, expect, it } from 'vitest'
import { isElectedBy } from '../rules/poll.ts'
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

describe('选举法 45：当选', () => {
  const judged = (said: Omit<Parameters<typeof isElectedBy>[0], 'level'>, level: 'county' | 'city' = 'county') => {
    const verdict = isElectedBy({ level, ...said })
    return verdict.ok ? 'elected' : verdict.code
  }
  it.each([
    ['过半数的选民投票、过半数的票', { voters: 3000, ballots: 1501, votes: 751 }, 'elected'],
    ['正好一半的选民投票不算', { voters: 3000, ballots: 1500, votes: 1500 }, 'turnout-too-low'],
    ['正好一半的票不算', { voters: 3000, ballots: 2000, votes: 1000 }, 'too-few-votes'],
    ['另行选举三分之一就够', { voters: 3000, ballots: 2000, votes: 667, isSecondBallot: true }, 'elected'],
    ['另行选举不到三分之一', { voters: 3000, ballots: 2000, votes: 666, isSecondBallot: true }, 'too-few-votes'],
    ['票比投票的人多', { ballots: 2000, votes: 2001 }, 'more-votes-than-ballots'],
    ['投票的比选民多', { voters: 1999, ballots: 2000 }, 'more-ballots-than-voters'],
    ['没有写的不判', {}, 'elected'],
    ['补选照省里的办法，不判', { voters: 3000, ballots: 900, votes: 300, fills: 'x' }, 'elected'],
  ])('%s', (_title, said, expected) => expect(judged(said)).toBe(expected))
  it('上级人大代表由下级人大选举：全体代表过半数', () => {
    expect(judged({ voters: 201, votes: 101 }, 'city')).toBe('elected')
    expect(judged({ voters: 201, votes: 100, isSecondBallot: true }, 'city')).toBe('too-few-votes')
    expect(judged({ voters: 201, ballots: 190, votes: 100 }, 'city')).toBe('too-few-votes')
  })
})
