import { rests } from '#commons/mandates/rules/rules.ts'
import { holds, reaches, type Viewer } from '#kernel/viewer.ts'
import type { Session } from '#platform/db/session.ts'
import { factsOf } from '../data/facts.ts'
import { type Open, openFor } from '../data/open.ts'
import type { PlanRecord } from '../data/tables.ts'
import { isActing } from '../rules/acting.ts'
import type { Judged } from '../rules/problems.ts'
import type { Facts } from '../spec/facts.ts'

/** How things stand before the one act: what it is about, what is open, what stands in the way. */
export interface Standing extends Facts {
  readonly open: Open
  readonly judged: Judged
}

/** Sees and keeps the whole county, not a township of it. */
const keepsAll = (viewer: Viewer): boolean =>
  holds(viewer, 'people.keep') && reaches(viewer, 'people.keep', { division: null, organs: [] })

/** Looked up in the act's own transaction, or for a dry run. */
export const standing = async (session: Session, plan: PlanRecord, viewer: Viewer): Promise<Standing> => {
  const all = await factsOf(session, plan)
  const facts = { ...all, posts: all.posts.filter((post) => rests(post, plan.level, plan.township)) }
  const open = await openFor(session, plan, { posts: facts.posts, persons: facts.old.map(({ person }) => person) })
  const takenOver = new Set(plan.successors.map(({ post }) => post))
  const judged: Judged = {
    plan: { ...plan, number: plan.nth },
    old: facts.old,
    next: facts.next,
    terms: facts.terms,
    from: plan.oldNth,
    unknownSuccessors: plan.successors.filter(({ person }) => !facts.names.has(person)).length,
    orphaned: facts.posts.filter(({ id, role }) => isActing(role) && !takenOver.has(id)),
    isWhole: keepsAll(viewer),
  }
  return { ...facts, open, judged }
}
