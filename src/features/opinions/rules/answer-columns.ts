import { mayTake } from '#commons/files/rules/take.ts'
import type { Day } from '#kernel/day.ts'
import { every, type Verdict } from '#kernel/verdict.ts'
import { plannedAhead } from './rules.ts'

interface Outcome {
  readonly result: string
  readonly answer: string
  readonly plannedOn?: string | undefined
  readonly cannotReason?: string | undefined
}

/** An answer as columns: a date only for what is planned, a reason only for what cannot be. */
export const answerColumns = ({ result, answer, plannedOn, cannotReason }: Outcome) => ({
  result,
  answer,
  plannedOn: result === 'planned' ? (plannedOn ?? null) : null,
  cannotReason: result === 'cannot' ? (cannotReason ?? null) : null,
})

interface Named {
  readonly answerFiles: readonly string[] | null
  readonly earlierFiles: readonly string[] | null
}

/** All that went with an answer at any time. */
const answerFilesOf = ({ answerFiles, earlierFiles }: Named): string[] => [
  ...(earlierFiles ?? []),
  ...(answerFiles ?? []),
]

/** Files of an answer that takes the place of another: what it leaves behind stays the record's, named apart. */
export const answerFilesAfter = (before: Named, answerFiles: readonly string[] | null): Named => {
  const earlier = answerFilesOf(before).filter((file) => !answerFiles?.includes(file))
  return { answerFiles, earlierFiles: earlier.length > 0 ? earlier : null }
}

interface Answering {
  readonly row: Named & { readonly id: string }
  readonly input: { readonly plannedOn?: string | undefined; readonly files?: readonly string[] | undefined }
  readonly found: Parameters<typeof mayTake>[0]
  readonly viewer: { readonly login: string | null }
  readonly on: string
}

/** Whoever answers: on a day that is still to come where it is planned, with files of their own or of an answer before. */
export const mayAnswer = ({ row, input: { plannedOn, files = [] }, found, viewer, on }: Answering): Verdict =>
  every(
    plannedAhead(plannedOn, on as Day),
    mayTake(found, files, { login: viewer.login, record: row.id, named: answerFilesOf(row) }),
  )

export const noAnswer = {
  handler: null,
  handlerKind: null,
  answerDueOn: null,
  result: null,
  answer: null,
  answeredBy: null,
  plannedOn: null,
  cannotReason: null,
  answeredOn: null,
  releasedOn: null,
} as const

/** A new round begins with whoever received it, without handler and answer; the timeline keeps what the old answer said. */
export const anewAfter = (before: Named) => ({ ...noAnswer, ...answerFilesAfter(before, null) })
