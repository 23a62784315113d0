import { action } from '#platform/action/action.ts'
import { imports } from '../data/store.ts'
import { decideInput } from '../spec/lifecycle.ts'

/** Says of rows whether they are somebody who is there. A later word on a row replaces an earlier one. */
export const decide = action(imports, 'decide', decideInput, {
  change: ({ row, input: { rows } }) => ({
    decisions: { ...row.decisions, ...Object.fromEntries(rows.map(({ row: number, is }) => [String(number), is])) },
  }),
})
