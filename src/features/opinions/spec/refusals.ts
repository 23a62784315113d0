/** Refusals of this capability and the HTTP status each answers with; their sentences are labels. */
export const opinionRefusals = {
  'already-contested': 409,
  'rating-days-not-over': 409,
  'unknown-category': 422,
  'unknown-division': 422,
  'unknown-venue': 422,
  'village-not-in-township': 422,
  'planned-in-the-past': 422,
  'not-a-handler': 422,
  'merge-target-unknown': 422,
  'merge-into-itself': 422,
  'merge-target-ended': 422,
  'phone-end-wrong': 422,
  'no-contacts': 409,
  'looks-used-up': 429,
  'erasure-not-asked': 409,
} as const satisfies Record<string, number>
