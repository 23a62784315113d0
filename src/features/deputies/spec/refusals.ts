/** Refusals of this room and the HTTP status each answers with; their sentences are labels. */
export const deputyRefusals = {
  'not-in-office': 422,
  'has-card': 409,
} as const satisfies Record<string, number>
