import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grant, holds, reaches, reachingPosts, type Scope, scopesOf, type Target, type Viewer } from '../viewer.ts'

const township = fc.constantFrom('111111101', '111111102', '111111103')
const organ = fc.constantFrom('roads', 'water', 'village')
const permission = fc.constantFrom('opinions.read', 'opinions.readAll', 'opinions.receive')
const scope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant({ kind: 'county' } as const),
  fc.record({ kind: fc.constant('divisions' as const), codes: fc.uniqueArray(township) }),
  fc.record({ kind: fc.constant('organs' as const), ids: fc.uniqueArray(organ) }),
)
const target: fc.Arbitrary<Target> = fc.record({
  division: fc.option(township, { nil: null }),
  organs: fc.uniqueArray(organ),
})
const post = (name: string) => ({
  id: name,
  organ: name,
  organName: name,
  role: 'role',
  division: null,
  standsFor: null,
})

const viewerWith = (grants: readonly Grant[], posts: Viewer['posts'] = []): Viewer => ({
  county: 'test',
  login: 'login',
  person: null,
  name: '',
  posts,
  grants,
  receipt: null,
})

/** Every grant by a post of its own, in turn. */
const anyViewer = fc.array(fc.record({ permission, scope }), { maxLength: 6 }).map((grants) =>
  viewerWith(
    grants.map((grant, index) => ({ ...grant, post: index })),
    grants.map((_, index) => post(`organ ${index}`)),
  ),
)

/** What a scope covers, written down once more as a table. */
const isWithin = (one: Scope, { division, organs }: Target): boolean =>
  one.kind === 'county' ||
  (one.kind === 'divisions' ? one.codes.some((code) => code === division) : one.ids.some((id) => organs.includes(id)))

describe('够得着', () => {
  it('有一个同名的权限，它的范围够得着，才够得着', () =>
    fc.assert(
      fc.property(anyViewer, permission, target, (viewer, name, at) => {
        const expected = viewer.grants.some((grant) => grant.permission === name && isWithin(grant.scope, at))
        return reaches(viewer, name, at) === expected
      }),
    ))

  it('名字要全同，前半截相同不算', () => {
    const viewer = viewerWith([{ permission: 'opinions.readAll', scope: { kind: 'county' } }])
    expect([holds(viewer, 'opinions.read'), reaches(viewer, 'opinions.read', { division: null, organs: [] })]).toEqual([
      false,
      false,
    ])
  })

  it('没有权限的什么也够不着；乡镇的够不着没有乡镇的；单位的够不着没有单位的', () =>
    fc.assert(
      fc.property(permission, target, fc.uniqueArray(township), fc.uniqueArray(organ), (name, at, codes, ids) => {
        const inTownships = viewerWith([{ permission: name, scope: { kind: 'divisions', codes } }])
        const forOrgans = viewerWith([{ permission: name, scope: { kind: 'organs', ids } }])
        return (
          !reaches(viewerWith([]), name, at) &&
          !reaches(inTownships, name, { ...at, division: null }) &&
          !reaches(forOrgans, name, { ...at, organs: [] })
        )
      }),
    ))

  it('范围一个不少地列得出来', () => {
    const grants: Grant[] = [
      { permission: 'a', scope: { kind: 'county' } },
      { permission: 'b', scope: { kind: 'county' } },
      { permission: 'a', scope: { kind: 'organs', ids: ['roads'] } },
    ]
    expect(scopesOf(viewerWith(grants), 'a')).toEqual([{ kind: 'county' }, { kind: 'organs', ids: ['roads'] }])
  })
})

describe('凭哪个职务够得着', () => {
  it('有职务够得着，才够得着；列出来的都够得着，次序不变', () =>
    fc.assert(
      fc.property(anyViewer, permission, target, (viewer, name, at) => {
        const posts = reachingPosts(viewer, name, at)
        const expected = viewer.grants.flatMap((grant, index) =>
          grant.permission === name && isWithin(grant.scope, at) ? [viewer.posts[index]] : [],
        )
        expect(posts).toEqual(expected)
        return posts.length > 0 === reaches(viewer, name, at)
      }),
    ))

  it('不由职务给的（凭证、操作员），没有职务', () => {
    const grants: Grant[] = [{ permission: 'opinions.author', scope: { kind: 'county' } }]
    const viewer = viewerWith(grants, [post('presidium')])
    expect(reaches(viewer, 'opinions.author', { division: null, organs: [] })).toBe(true)
    expect(reachingPosts(viewer, 'opinions.author', { division: null, organs: [] })).toEqual([])
  })
})
