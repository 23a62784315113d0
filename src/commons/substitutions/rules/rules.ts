import { compare, type Day } from '#kernel/day.ts'
import { every, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import { isAdministrator, mayKeep } from '#commons/people/rules/rules.ts'
import type { Viewer } from '#kernel/viewer.ts'
import type { Ground } from '../spec/ground.ts'
import type { Appointed } from '../spec/inputs.ts'
import { stoodInFor } from '../spec/roles.ts'

/** Acts for another just now. */
const actsForAnother = ({ posts }: Viewer): boolean => posts.some(({ standsFor }) => standsFor !== null)

/** May this one stand in for that one, in this span? Who acts for another neither goes on by his own word nor takes more upon himself. */
export const mayStandIn = (viewer: Viewer, { post, substitute }: Ground, input: Appointed, on: Day): Verdict => {
  if (!post) return refuse('unknown-post', { pointer: '/post' })
  if (!substitute) return refuse('unknown-person', { pointer: '/person' })
  return every(
    mayKeep(viewer, post.seat),
    unless(
      stoodInFor.some((role) => role === post.role),
      'not-stood-in-for',
      { pointer: '/post' },
    ),
    unless(substitute.person !== post.person, 'own-substitute', { pointer: '/person' }),
    unless(!actsForAnother(viewer) || substitute.person !== viewer.person, 'appoints-himself', { pointer: '/person' }),
    unless(!substitute.roles.some(isAdministrator), 'administrator-apart', { pointer: '/person' }),
    unless(compare(input.endsOn as Day, input.startsOn as Day) >= 0, 'ends-before-start', {
      pointer: '/endsOn',
      params: { day: input.startsOn },
    }),
    unless(compare(input.endsOn as Day, on) >= 0, 'span-over', { pointer: '/endsOn' }),
    unless(!post.hasOther, 'has-substitute', { pointer: '/post' }),
  )
}
