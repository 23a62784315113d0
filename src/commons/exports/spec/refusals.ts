/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const exportRefusals = {
  'asked-by-oneself': 403,
  'release-lapsed': 409,
  'release-of-copy': 409,
} as const satisfies Record<string, number>
