/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const substitutionRefusals = {
  'unknown-post': 422,
  'not-stood-in-for': 422,
  'own-substitute': 422,
  'appoints-himself': 403,
  'has-substitute': 409,
  'administrator-apart': 422,
  'span-over': 422,
} as const satisfies Record<string, number>
