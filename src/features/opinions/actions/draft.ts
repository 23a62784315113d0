import type { Day } from '#kernel/day.ts'
import { every } from '#kernel/verdict.ts'
import { filesToTake, hungOrNone } from '#commons/files/data/hanging.ts'
import { mayTake } from '#commons/files/rules/take.ts'
import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { answerColumns, answerFilesAfter, answerFilesOf } from '../rules/answer-columns.ts'
import { plannedAhead } from '../rules/rules.ts'
import { draft as input } from '../spec/inputs.ts'

/** The drafter lays an answer before the head. */
export const draft = action(opinions, 'draft', input, {
  load: ({ session, input: { files } }) => filesToTake(session, files),
  decide: ({ row, input: { plannedOn, files = [] }, found, viewer, on }) =>
    every(
      plannedAhead(plannedOn, on as Day),
      mayTake(found, files, { login: viewer.login, record: row.id, named: answerFilesOf(row) }),
    ),
  change: ({ row, input: given, found }) => ({ ...answerColumns(given), ...answerFilesAfter(row, hungOrNone(found)) }),
})
