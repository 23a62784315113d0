/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const peopleRefusals = {
  'unknown-person': 422,
  'number-taken': 409,
  'card-taken': 409,
  'card-other-birthday': 422,
  'card-other-sex': 422,
  'day-ahead': 422,
  'ends-before-it-starts': 422,
  'not-given-here': 403,
  'other-entry-unknown': 422,
  'other-entry-ended': 422,
  'merge-into-itself': 422,
  'merge-other-way-round': 422,
  'nothing-asked': 422,
} as const satisfies Record<string, number>
