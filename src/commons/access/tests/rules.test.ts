import { describe, expect, it } from 'vitest'
import { holds, reaches, type Target, type Viewer } from '#kernel/viewer.ts'
import { grantsFrom, type HeldPost } from '../rules/grants.ts'
import { roles } from '../spec/roles.ts'

const east = '411624105'
const west = '411624108'

const viewer = (...posts: Partial<HeldPost>[]): Viewer => ({
  county: 'test',
  login: 'login',
  person: 'person',
  name: '',
  posts: [],
  receipt: null,
  grants: grantsFrom(posts.map((post) => ({ role: '', organ: 'organ', division: null, below: [], ...post }))),
})

const permissionsOf = ({ grants }: Viewer): string[] => grants.map(({ permission }) => permission)

const inTownship = (division: string): Target => ({ division, organs: [] })
const byOrgan = (...organs: string[]): Target => ({ division: east, organs })

describe('职务带来的权限', () => {
  it.each(['stationKeeper', 'townshipChair'] as const)('%s 只在本乡镇受理', (role) => {
    const keeper = viewer({ role, division: east })
    for (const permission of ['opinions.read', 'opinions.enter', 'opinions.receive', 'figures.read']) {
      expect(reaches(keeper, permission, inTownship(east)), permission).toBe(true)
      expect(reaches(keeper, permission, inTownship(west)), permission).toBe(false)
      expect(reaches(keeper, permission, { division: null, organs: [] }), permission).toBe(false)
    }
    expect(holds(keeper, 'opinions.release')).toBe(false)
    expect(holds(keeper, 'opinions.draft')).toBe(false)
  })

  it('代工委在全县受理、反馈、补录', () => {
    const clerk = viewer({ role: 'officeClerk' })
    for (const permission of [
      'opinions.read',
      'opinions.enter',
      'opinions.receive',
      'opinions.release',
      'opinions.backfill',
      'figures.read',
    ]) {
      expect(reaches(clerk, permission, inTownship(west)), permission).toBe(true)
    }
    expect(holds(clerk, 'opinions.sign')).toBe(false)
  })

  it('承办单位只看、只办交给本单位的', () => {
    const drafter = viewer({ role: 'agencyDrafter', organ: 'roads' })
    expect(reaches(drafter, 'opinions.draft', byOrgan('roads'))).toBe(true)
    expect(reaches(drafter, 'opinions.read', byOrgan('water'))).toBe(false)
    expect(reaches(drafter, 'opinions.read', byOrgan())).toBe(false)
    expect(holds(drafter, 'opinions.sign')).toBe(false)
    const head = viewer({ role: 'agencyHead', organ: 'roads' })
    expect(reaches(head, 'opinions.sign', byOrgan('roads'))).toBe(true)
    expect(holds(head, 'opinions.draft')).toBe(false)
  })

  it('乡镇政府还办交给所辖村的', () => {
    const drafter = viewer({ role: 'agencyDrafter', organ: 'government', division: east, below: ['village'] })
    expect(reaches(drafter, 'opinions.draft', byOrgan('village'))).toBe(true)
    expect(reaches(drafter, 'opinions.draft', byOrgan('village of another township'))).toBe(false)
  })

  it('代表只听只看，不办理（代表法 31）', () => {
    const deputy = viewer({ role: 'deputy', division: east })
    expect(reaches(deputy, 'opinions.read', inTownship(east))).toBe(true)
    expect(reaches(deputy, 'opinions.read', inTownship(west))).toBe(false)
    expect(permissionsOf(deputy)).toEqual(['organs.read', 'people.self', 'opinions.read'])
  })

  it('常委会领导看全县，不经手', () => {
    expect(permissionsOf(viewer({ role: 'committeeLeader' }))).toEqual([
      'organs.read',
      'opinions.read',
      'figures.read',
      'people.read',
      'people.self',
      'settings.read',
    ])
  })

  it('系统管理员看不到业务（三员分立）', () => {
    expect(viewer({ role: 'systemAdmin' }).grants).toEqual([
      { permission: 'system.admin', scope: { kind: 'county' }, post: 0 },
      { permission: 'logins.keep', scope: { kind: 'county' }, post: 0 },
    ])
  })

  it('县乡分开：一人两职，各在各的范围', () => {
    const both = viewer({ role: 'stationKeeper', division: east }, { role: 'deputy', division: west })
    expect(reaches(both, 'opinions.read', inTownship(west))).toBe(true)
    expect(reaches(both, 'opinions.receive', inTownship(west))).toBe(false)
    expect(reaches(both, 'opinions.receive', inTownship(east))).toBe(true)
  })

  it('没有乡镇的乡镇职务只管得了自己的资料，没有登记的角色什么也不给', () => {
    expect(permissionsOf(viewer({ role: 'stationKeeper', division: '411624' }))).toEqual(['people.self'])
    expect(permissionsOf(viewer({ role: 'stationKeeper' }))).toEqual(['people.self'])
    expect(viewer({ role: 'constructor' }, { role: 'mayor' }).grants).toEqual([])
  })

  it('没有一个角色能替群众评价', () => {
    for (const grants of Object.values(roles)) expect(Object.keys(grants)).not.toContain('opinions.author')
  })
})
