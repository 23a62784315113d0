/** What a spreadsheet would run instead of show; some take the full-width signs of a Chinese keyboard for the same. */
const startsFormula = /^[=+\-@＝＋－＠\t\r\0]/

const cellOf = (cell: string | number | null): string => {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = startsFormula.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) || text !== cell ? `"${text.replaceAll('"', '""')}"` : text
}

/** Before the first line: with it spreadsheets read the text as UTF-8. */
export const csvStart = '\uFEFF'

/**
 * One line of CSV (RFC 4180) with its line end. A text that a spreadsheet would take for a formula is given an apostrophe
 * before it (OWASP: CSV injection); numbers stay numbers.
 */
export const csvLine = (cells: readonly (string | number | null)[]): string => `${cells.map(cellOf).join(',')}\r\n`
