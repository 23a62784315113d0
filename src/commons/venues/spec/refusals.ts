/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const venueRefusals = {
  'venue-place-unknown': 422,
  'closes-before-it-opens': 422,
  'closes-ahead': 422,
} as const satisfies Record<string, number>
