import type { Due } from '#kernel/resource.ts'
import type { Context } from '#platform/action/context.ts'
import type { Card, Keeper, LivingRow } from './action.ts'
import type { DayView } from './day-view.ts'
import { lampOf } from './days.ts'
import { abilities } from './may.ts'

/** The answer of every read and act: the item, what its viewer can do, and what is due. */
export interface RecordAnswer<Item> {
  readonly item: Item
  readonly can: string[]
  readonly due: Due
  readonly version: number
}

const dueOf = (keeper: Keeper, row: LivingRow, days: DayView, organ: string | null): Due => {
  const owes = keeper.life.states[row.state]?.owes
  if (!owes) return null
  const { lamp, daysLeft } = lampOf(days, row.dueOn)
  return { party: owes.party, move: owes.move, on: row.dueOn, left: daysLeft, lamp: lamp ?? 'paused', organ }
}

export const answerOf = <Item>(keeper: Keeper, context: Context, card: Card, days: DayView): RecordAnswer<Item> => ({
  item: card.item as Item,
  can: abilities(keeper, context.viewer, card.row, days.today),
  due: dueOf(keeper, card.row, days, card.owner),
  version: card.row.version,
})
