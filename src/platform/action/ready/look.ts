import { unless } from '#kernel/verdict.ts'
import { actsToday } from '#platform/audit/acts-today.ts'
import { type Action, action, type Keeper } from '../action.ts'

/**
 * A move that shows personal data in full. Nothing changes but the timeline, which says who looked and why; the room's setting
 * `looksPerDay` caps how often one log-in may on a day (个人信息保护法 51).
 */
export const look = (keeper: Keeper, move: string): Action => {
  const declared = keeper.life.moves[move]
  if (!declared) throw new Error(`${keeper.life.kind} has no move ${move}`)
  const name = `${keeper.life.kind}.${declared.event}`
  return action(keeper, move, declared.input, {
    load: ({ session, viewer: { login }, at }) => actsToday(session, { login, name, at }),
    decide: ({ found, inForce }) => {
      const { looksPerDay: n } = inForce as { readonly looksPerDay: number }
      return unless(found < n, 'looks-used-up', { params: { n } })
    },
    change: () => ({}),
  })
}
