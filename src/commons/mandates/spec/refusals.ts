/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const mandateRefusals = {
  'unknown-congress': 422,
  'unknown-constituency': 422,
  'unknown-delegation': 422,
  'unknown-session': 422,
  'mandate-twice': 409,
  'seat-not-vacant': 409,
  'absence-twice': 409,
  'term-is-over': 409,
  'more-ballots-than-voters': 422,
  'more-votes-than-ballots': 422,
  'turnout-too-low': 422,
  'too-few-votes': 422,
} as const satisfies Record<string, number>
