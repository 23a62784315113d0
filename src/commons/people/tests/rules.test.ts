import { describe, expect, it } from 'vitest'
import { isIdCard } from '../spec/id-card.ts'
import { cardOf } from '../../../../fixtures/people.ts'
import { type HeldPost, committeeSize, lawNotes } from '../rules/law-notes.ts'
import type { PostRole } from '../spec/roles.ts'

describe('地方组织法 47：常委会组成人员名额', () => {
  it.each([
    [14, null, 'few'],
    [15, null, null],
    [35, null, null],
    [36, null, 'many'],
    [36, 1_000_000, 'many'],
    [36, 1_000_001, null],
    [45, 1_300_000, null],
    [46, 1_300_000, 'many'],
  ] as const)('%i 人，人口 %s：%s', (members, population, expected) =>
    expect(committeeSize(members, population)).toBe(expected),
  )
})

const held = (person: string, role: PostRole, organ = 'o1', organKind = 'standingCommittee'): HeldPost => ({
  person,
  organ,
  organKind,
  role,
})
const committee = Array.from({ length: 20 }, (_, at) =>
  held(`m${at}`, at === 0 ? 'committeeDirector' : 'committeeMember'),
)
const codes = (posts: readonly HeldPost[]) =>
  lawNotes(posts, null).map(({ code, law, count }) => `${code} ${law} ${count}`)

describe('兼任、唯一、小组人数', () => {
  it.each([
    ['够数，没有兼任', [], []],
    [
      '地方组织法 47：委员又是副县长',
      [held('m3', 'governmentViceHead', 'gov', 'agency')],
      ['committee-and-office 地方组织法 47 1'],
    ],
    ['地方组织法 47：委员又是法官', [held('m4', 'judge', 'court', 'agency')], ['committee-and-office 地方组织法 47 1']],
    ['两个主任', [held('x', 'committeeDirector')], ['post-twice 地方组织法 46 2']],
    [
      '地方组织法 18：乡镇人大主席又是乡镇长',
      [held('c', 'townshipChair', 'p', 'presidium'), held('c', 'governmentHead', 'g', 'townshipGovernment')],
      ['chair-and-office 地方组织法 18 1'],
    ],
    [
      '乡镇人大主席又是审判员：47、18 都不管',
      [held('c', 'townshipChair', 'p', 'presidium'), held('c', 'judge', 'k', 'agency')],
      [],
    ],
    [
      '地方组织法 43：小组两个人',
      [held('a', 'groupHead', 'g', 'deputyGroup'), held('b', 'groupMember', 'g', 'deputyGroup')],
      ['group-small 地方组织法 43 2'],
    ],
    [
      '小组三个人',
      [
        held('a', 'groupHead', 'g', 'deputyGroup'),
        held('b', 'groupMember', 'g', 'deputyGroup'),
        held('c', 'groupMember', 'g', 'deputyGroup'),
      ],
      [],
    ],
    ['一个人两条职务只算一人', [held('m1', 'committeeMember')], []],
  ])('%s', (_, more, expected) => expect(codes([...committee, ...(more as HeldPost[])])).toEqual(expected))
})

describe('GB 11643：身份证号', () => {
  it.each(['1958-12-31', '1999-01-01', '2000-02-29', '2008-10-10'])('%s 出生的算得对', (day) => {
    const card = cardOf(day)
    expect(isIdCard(card)).toBe(true)
    for (const digit of '0123456789X') expect(isIdCard(card.slice(0, 17) + digit)).toBe(digit === card[17])
  })
  it.each(['', '1'.repeat(18), `${cardOf('1980-01-01')}1`, cardOf('1980-01-01').slice(1), cardOf('2001-02-29')])(
    '%s 不是',
    (text) => expect(isIdCard(text)).toBe(false),
  )
})
