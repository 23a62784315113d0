/** How much of a file is read at most. A county's largest list has some 50,000 rows of some 20 columns: 4 MB packed, 35 MB unpacked. */
export const limits = {
  /** Bytes of the file as it comes. */
  file: 20_000_000,
  /** Bytes that its parts may unpack to, together. */
  unpacked: 160_000_000,
  /** Parts of the zip. */
  parts: 1000,
  /** Rows with anything in them, on one sheet. */
  rows: 100_000,
  columns: 200,
  /** Characters of all shared texts together; they are held in memory. */
  sharedCharacters: 40_000_000,
  /** Characters of one tag or one text between tags, and of one cell as spreadsheets have it. */
  piece: 1_000_000,
  cell: 32_767,
  sheets: 100,
  merges: 50_000,
} as const
