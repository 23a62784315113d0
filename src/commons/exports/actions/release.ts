import { action } from '#platform/action/action.ts'
import { countyExports } from '../data/store.ts'
import { mayRelease } from '../rules/rules.ts'
import { nothing } from '../spec/inputs.ts'

export const release = action(countyExports, 'release', nothing, {
  decide: ({ row, viewer }) => mayRelease(row.askedBy, viewer.person),
  change: ({ viewer, on }) => ({ releasedBy: viewer.person, releasedByName: viewer.name, releasedOn: on }),
})
