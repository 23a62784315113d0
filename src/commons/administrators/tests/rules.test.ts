import { describe, expect, it } from 'vitest'
import type { Viewer } from '#kernel/viewer.ts'
import { mayHandOver, mayName, mayTakeOver, needsConfirming } from '../rules/rules.ts'
import type { Leaving, Successor } from '../spec/facts.ts'

const who = (permission: string): Viewer => ({
  county: 'test',
  login: 'l',
  person: 'p',
  name: '某人',
  posts: [{ id: 'p', organ: 'o', organName: '办公室', role: 'any', division: null, standsFor: null }],
  grants: [{ permission, scope: { kind: 'county' }, post: 0 }],
  receipt: null,
})
const leaving = (role: string, over: Partial<Leaving> = {}): Leaving => ({
  role,
  person: 'old',
  isHeld: true,
  holders: 1,
  ...over,
})
const successor = (roles: readonly string[] = [], over: Partial<Successor> = {}): Successor => ({
  id: 'new',
  name: '接任',
  login: 'new',
  canLogIn: true,
  posts: roles.map((role) => ({ role, organName: '某单位' })),
  ...over,
})
const code = (verdict: ReturnType<typeof mayName>): string => (verdict.ok ? 'allowed' : verdict.code)

describe('谁来提（GB/T 22239 8.1.5.3、8.1.7.3）', () => {
  it.each([
    ['security.admin', 'systemAdmin', 'allowed'],
    ['security.admin', 'auditAdmin', 'allowed'],
    ['security.admin', 'securityAdmin', 'allowed'],
    ['audit.read', 'securityAdmin', 'allowed'],
    ['audit.read', 'systemAdmin', 'security-hands-over'],
    ['audit.read', 'auditAdmin', 'security-hands-over'],
    ['system.admin', 'securityAdmin', 'security-hands-over'],
    ['people.keep', 'auditAdmin', 'security-hands-over'],
  ])('%s 提 %s：%s', (permission, role, expected) => expect(code(mayName(who(permission), role))).toBe(expected))

  it('只有安全管理员的岗位要另一个人确认', () =>
    expect(['systemAdmin', 'securityAdmin', 'auditAdmin'].filter(needsConfirming)).toEqual(['securityAdmin']))
})

describe('谁能接（8.1.4.2、8.1.7.2）', () => {
  it.each([
    ['auditAdmin', successor(), 'allowed'],
    ['auditAdmin', successor(['officeClerk']), 'allowed'],
    ['auditAdmin', successor(['systemAdmin']), 'is-administrator'],
    ['auditAdmin', successor(['auditAdmin'], { id: 'second' }), 'is-administrator'],
    ['auditAdmin', successor([], { canLogIn: false }), 'cannot-log-in'],
    ['auditAdmin', successor(['auditAdmin'], { id: 'old' }), 'succeeds-himself'],
    ['securityAdmin', successor(['officeClerk']), 'security-only'],
    ['securityAdmin', successor(['specialMember']), 'allowed'],
  ])('%s：%o', (role, one, expected) => expect(code(mayTakeOver(one, leaving(role)))).toBe(expected))

  it('没有这个人、没有这个岗位、没写为什么离任、已经交给别人', () => {
    expect(code(mayTakeOver(undefined, leaving('auditAdmin')))).toBe('unknown-person')
    expect(code(mayHandOver(undefined, successor(), 'other'))).toBe('unknown-administrator')
    expect(code(mayHandOver(leaving('officeClerk'), successor(), 'other'))).toBe('unknown-administrator')
    expect(code(mayHandOver(leaving('auditAdmin'), successor(), 'vacant'))).toBe('ground-missing')
    expect(code(mayHandOver(leaving('auditAdmin', { isHeld: false }), successor(), 'other'))).toBe(
      'already-handed-over',
    )
    expect(code(mayHandOver(leaving('auditAdmin', { isHeld: false, holders: 0 }), successor(), 'vacant'))).toBe(
      'allowed',
    )
  })
})
