/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const handoverRefusals = {
  'handover-open': 409,
  'no-such-congress': 422,
  'not-the-next-term': 422,
  'unknown-place': 422,
  'place-twice': 422,
  'results-missing': 409,
  'unknown-successor': 422,
  'not-ready': 409,
} as const satisfies Record<string, number>
