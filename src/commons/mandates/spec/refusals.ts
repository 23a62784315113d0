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
} as const satisfies Record<string, number>
