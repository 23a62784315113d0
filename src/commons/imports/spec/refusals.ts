/** Names of this room's own refusals and the HTTP status each answers with. */
export const importRefusals = {
  'unknown-kind': 404,
  'not-a-sheet': 422,
  'old-sheet-file': 422,
  'broken-sheet-file': 422,
  'unpacks-too-large': 413,
  'too-many-rows': 422,
  'sheet-too-wide': 422,
  'sheet-empty': 422,
  'choose-sheet': 422,
  'rows-missing': 409,
  'columns-missing': 422,
  'column-twice': 422,
  'no-such-column': 422,
  undecided: 409,
  'not-a-candidate': 422,
} as const satisfies Record<string, number>
