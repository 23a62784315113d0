import { unless } from '#kernel/verdict.ts'
import { action } from '#platform/action/action.ts'
import { imports } from '../data/store.ts'
import { mapInput } from '../spec/lifecycle.ts'

/** Says which column means what. The rows are checked anew; what was decided about them stands. */
export const map = action(imports, 'map', mapInput, {
  decide: ({ input: { columns } }) =>
    unless(new Set(Object.values(columns)).size === Object.keys(columns).length, 'column-twice', {
      pointer: '/input/columns',
    }),
  change: ({ row, input: { headerRow, columns, fillsMerged } }) => ({
    headerRow,
    mapping: columns,
    fillsMerged,
    round: row.round + 1,
  }),
})
