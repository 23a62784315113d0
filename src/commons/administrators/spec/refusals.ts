/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const administratorRefusals = {
  'unknown-administrator': 422,
  'security-hands-over': 403,
  'already-handed-over': 409,
  'ground-missing': 422,
  'succeeds-himself': 422,
  'is-administrator': 409,
  'cannot-log-in': 409,
  'security-only': 409,
  'succession-open': 409,
} as const satisfies Record<string, number>
