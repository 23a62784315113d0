import { every, unless } from '#kernel/verdict.ts'
import { rests } from '#commons/mandates/rules/rules.ts'
import { action } from '#platform/action/action.ts'
import { factsOf } from '../data/facts.ts'
import { planOf } from '../data/plan-of.ts'
import { plans } from '../data/store.ts'
import { knownAmong } from '../data/known.ts'
import { appoint as input } from '../spec/inputs.ts'

/** Who takes over what ends, chosen by a person for each post; whoever is chosen gets the post in the same act that ends it. */
export const appoint = action(plans, 'appoint', input, {
  load: async ({ session, id, input: { successors } }) => {
    const plan = await planOf(session, id)
    const [facts, known] = await Promise.all([
      plan ? factsOf(session, plan) : undefined,
      knownAmong(
        session,
        successors.flatMap(({ person }) => (person === null ? [] : [person])),
      ),
    ])
    const posts = (facts?.posts ?? []).filter((post) => plan && rests(post, plan.level, plan.township))
    return { posts: new Map(posts.map((post) => [post.id, post])), known }
  },
  decide: ({ input: { successors }, found }) =>
    every(
      unless(
        successors.every(({ post }) => found.posts.has(post)),
        'not-found',
      ),
      unless(
        successors.every(({ person }) => person === null || found.known.has(person)),
        'unknown-successor',
        { pointer: '/successors' },
      ),
    ),
  change: ({ input: { successors } }) => ({
    successors: successors.flatMap(({ post, person }) => (person === null ? [] : [{ post, person }])),
  }),
  tell: ({ input: { successors }, found }) => ({
    successors: successors.flatMap(({ post, person }) => {
      const held = found.posts.get(post)
      return person === null || !held ? [] : [`${held.organName} ${held.role}: ${found.known.get(person) ?? ''}`]
    }),
  }),
})
