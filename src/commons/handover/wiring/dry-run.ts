import type { Standing } from '../actions/standing.ts'
import { plannedOf } from '../data/plan-of.ts'
import type { PlanRecord } from '../data/tables.ts'
import { isActing } from '../rules/acting.ts'
import { redrawn } from '../rules/acts.ts'
import { problemsOf } from '../rules/problems.ts'
import { lastDayBefore } from '../rules/rules.ts'
import type { DryRun, HandoverDeputy } from '../spec/contract.ts'
import type { MandateFact } from '../spec/facts.ts'

const isElected = ({ state }: { readonly state: string }): boolean => state === 'qualified' || state === 'inForce'

const deputies = (some: readonly MandateFact[], others: readonly MandateFact[]): HandoverDeputy[] => {
  const both = new Set(others.map(({ person }) => person))
  return some.map(({ id, person, name, constituencyName, state }) => ({
    mandate: id,
    person: { id: person, name },
    constituency: constituencyName,
    state,
    isInBoth: both.has(person),
  }))
}

/** Who is chosen to take a post over; and who might be, where nobody is yet: its holder, if elected again. */
const endingPosts = (plan: PlanRecord, { posts, next, names }: Standing): DryRun['ends']['posts'] => {
  const chosen = new Map(plan.successors.map(({ post, person }) => [post, person]))
  const again = new Set(next.filter(isElected).map(({ person }) => person))
  return posts.map(({ id, person, name, role, organ, organName }) => {
    const successor = chosen.get(id)
    return {
      id,
      person: { id: person, name },
      role,
      organ: { id: organ, name: organName },
      endsOn: plan.officesUntil ?? lastDayBefore(plan.startsOn),
      isActing: isActing(role),
      successor: successor === undefined ? null : { id: successor, name: names.get(successor) ?? '' },
      proposal: again.has(person) ? { id: person, name } : null,
    }
  })
}

/** Open tasks with those who may do them afterwards: whoever keeps such a post, and whoever takes one over. */
const stayingTasks = (plan: PlanRecord, { posts, open, names }: Standing): DryRun['stays']['tasks'] => {
  const chosen = new Map(plan.successors.map(({ post, person }) => [post, names.get(person) ?? '']))
  const ending = new Set(posts.map(({ id }) => id))
  return open.tasks.map(({ kind, move, permission, count }) => ({
    kind,
    move,
    count,
    holders: [
      ...new Set(
        open.holders
          .filter((holder) => holder.permission === permission)
          .flatMap(({ post, name }) =>
            ending.has(post) ? [chosen.get(post)].filter((one) => one !== undefined) : [name],
          ),
      ),
    ].slice(0, 12),
  }))
}

/** What completing a hand-over would do, in words of the screen. */
export const dryRunOf = (plan: PlanRecord, standing: Standing, today: string): DryRun => {
  const { old, next, open } = standing
  const places = redrawn(plannedOf(plan), standing)
  return {
    lastDay: lastDayBefore(plan.startsOn),
    startsOn: plan.startsOn,
    ends: { mandates: deputies(old, next.filter(isElected)), posts: endingPosts(plan, standing) },
    begins: {
      mandates: deputies(
        next.filter(({ state }) => state !== 'invalid'),
        old,
      ),
      refused: next.filter(({ state }) => state === 'invalid').length,
    },
    stays: {
      tasks: stayingTasks(plan, standing),
      changes: open.changes,
      sessions: [...open.sessions],
      posts: open.kept,
    },
    constituencies: {
      changed: places.filter(({ action }) => action === 'constituency.correct').length,
      ended: places.filter(({ action }) => action === 'constituency.end').length,
    },
    problems: problemsOf(standing.judged, today),
  }
}
