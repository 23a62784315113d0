import { Problem } from '#kernel/problem.ts'
import { refuse } from '#kernel/verdict.ts'
import type { Sheets } from './cell.ts'
import { limits } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

const startsWith = (bytes: Buffer, ...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte)

/**
 * Opens a file by what it is, not by what it calls itself. Throws Problem: `too-large`, `not-a-sheet`, `old-sheet-file` (xls, or one
 * with a password), `broken-sheet-file`, `unpacks-too-large`.
 */
export const openSheets = async (bytes: Buffer): Promise<Sheets> => {
  if (bytes.length > limits.file) throw new Problem(refuse('too-large'))
  if (bytes.length === 0) throw new Problem(refuse('not-a-sheet'))
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Problem(refuse('old-sheet-file'))
  if (!startsWith(bytes, 0x50, 0x4b)) return readCsv(bytes)
  return readXlsx(bytes)
}
