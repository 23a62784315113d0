import { action } from '#platform/action/action.ts'
import { every } from '#kernel/verdict.ts'
import { organs } from '../data/keepers.ts'
import { hasCome } from '../rules/days.ts'
import { mayBeRenamed, renamed } from '../rules/names.ts'
import { rename as input } from '../spec/inputs.ts'

/** A new name from a day on; whoever looks for the former one still finds it. */
export const rename = action(organs, 'rename', input, {
  decide: ({ row, input: { from }, on }) => every(mayBeRenamed(row, from), hasCome(from, on, '/from')),
  change: ({ row, input: { name, from } }) => ({ ...renamed(row, name, from), title: name }),
  tell: ({ row, input: { name, from, basis } }) => ({ name, from, formerName: row.name, ...(basis && { basis }) }),
})
