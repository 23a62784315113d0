import { filesToTake, hungOrNone } from '#commons/files/data/hanging.ts'
import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { answerColumns, answerFilesAfter, mayAnswer } from '../rules/answer-columns.ts'
import { draft as input } from '../spec/inputs.ts'

/** The drafter lays an answer before the head. */
export const draft = action(opinions, 'draft', input, {
  load: ({ session, input: { files } }) => filesToTake(session, files),
  decide: mayAnswer,
  change: ({ row, input: given, found }) => ({ ...answerColumns(given), ...answerFilesAfter(row, hungOrNone(found)) }),
})
