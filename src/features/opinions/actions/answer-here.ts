import { filesToTake, hungOrNone } from '#commons/files/data/hanging.ts'
import { action } from '#platform/action/action.ts'
import { opinions } from '../data/store.ts'
import { answerHere as input } from '../spec/inputs.ts'
import { answerColumns, answerFilesAfter, mayAnswer } from '../rules/answer-columns.ts'

/** The station or the office answers on the spot; there is nobody else to release it. */
export const answerHere = action(opinions, 'answerHere', input, {
  load: ({ session, input: { files } }) => filesToTake(session, files),
  decide: mayAnswer,
  change: ({ row, input: given, found, on, post }) => ({
    ...answerColumns(given),
    ...answerFilesAfter(row, hungOrNone(found)),
    answeredBy: post?.organName ?? null,
    answeredOn: on,
    releasedOn: on,
  }),
})
