import { isRole } from '#commons/access/spec/roles.ts'
import { isAdministrator } from '#commons/people/rules/rules.ts'
import { allow, every, refuse, unless, type Verdict } from '#kernel/verdict.ts'
import { holds, type Viewer } from '#kernel/viewer.ts'
import type { Leaving, Successor } from '../spec/facts.ts'
import type { Named } from '../spec/inputs.ts'

/**
 * GB/T 22239 8.1.5.3: the security administrator authorises, also who administers. 8.1.7.3: nobody authorises himself; so his own post
 * is handed over by two of the three, and where he does not name his successor, or is no longer there, the audit administrator does.
 */
export const mayName = (viewer: Viewer, role: string): Verdict =>
  unless(
    holds(viewer, 'security.admin') || (role === 'securityAdmin' && holds(viewer, 'audit.read')),
    'security-hands-over',
  )

/** Whether the hand-over waits for the system administrator's word. */
export const needsConfirming = (role: string): boolean => role === 'securityAdmin'

/** A post that is held; or one that ended by itself (a death) and that nobody has held since. */
const mayLeave = (leaving: Leaving | undefined): Verdict => {
  if (!leaving || !isAdministrator(leaving.role)) return refuse('unknown-administrator', { pointer: '/post' })
  return unless(leaving.isHeld || leaving.holders === 0, 'already-handed-over', { pointer: '/post' })
}

/**
 * The county is never left without: whoever cannot log in is nobody who administers. 8.1.4.2, 8.1.7.2: the three are three people, and
 * the security administrator does nothing besides.
 */
export const mayTakeOver = (successor: Successor | undefined, leaving: Leaving): Verdict => {
  const at = { pointer: '/person' }
  if (!successor) return refuse('unknown-person', at)
  if (leaving.isHeld && successor.id === leaving.person) return refuse('succeeds-himself', at)
  const roles = successor.posts.map(({ role }) => role)
  if (roles.some(isAdministrator)) return refuse('is-administrator', at)
  if (leaving.role === 'securityAdmin' && roles.some(isRole)) return refuse('security-only', at)
  return unless(successor.canLogIn, 'cannot-log-in', at)
}

/** Both at once, as the act asks them; `ground` says why a post that is held ends. */
export const mayHandOver = (
  leaving: Leaving | undefined,
  successor: Successor | undefined,
  ground: Named['ground'],
): Verdict => {
  const leaves = mayLeave(leaving)
  if (!leaves.ok || !leaving) return leaves
  return every(
    leaving.isHeld && ground === 'vacant' ? refuse('ground-missing', { pointer: '/ground' }) : allow,
    mayTakeOver(successor, leaving),
  )
}
