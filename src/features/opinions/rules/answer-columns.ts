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

/** A new round begins with whoever received it, without handler and answer; the timeline keeps what the old answer said. */
export const anew = {
  handler: null,
  handlerKind: null,
  answerDueOn: null,
  result: null,
  answer: null,
  answerFiles: null,
  answeredBy: null,
  plannedOn: null,
  cannotReason: null,
  answeredOn: null,
  releasedOn: null,
} as const
