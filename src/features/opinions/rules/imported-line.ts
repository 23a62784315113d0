import { compare, type Day, parseDay } from '#kernel/day.ts'
import { readInput } from '#kernel/input.ts'
import type { Fault } from '#kernel/problem.ts'
import { type Ground, importedLine, type ImportedLine } from '../spec/imported.ts'

/** Why a line is not taken: the field at fault and the name of the fault. */
export interface LineFault {
  readonly field: string | null
  readonly code: string
}

export interface ReadLine extends ImportedLine {
  readonly on: Day
  readonly repliedOn: Day | undefined
}

export interface NumberedLine {
  readonly number: number
  readonly text: string
}

/** Lines of a JSONL file, counted from 1; a byte order mark, Windows line ends and blank lines are nothing. */
export const linesOf = (fileText: string): NumberedLine[] =>
  fileText
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((text, index) => ({ number: index + 1, text: text.replace(/\r$/, '') }))
    .filter(({ text }) => text.trim() !== '')

const fault = (field: string | null, code: string): LineFault => ({ field, code })

const firstFault = ([first]: readonly Fault[]): LineFault =>
  first ? fault(first.pointer.split('/')[1] ?? null, first.code) : fault(null, 'bad-value')

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One line as a message with its business days, or the first thing wrong with it. */
export const readLine = (text: string, today: Day): ReadLine | LineFault => {
  const json = parse(text)
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return fault(null, 'bad-line')
  const parsed = readInput(importedLine, json)
  if ('faults' in parsed) return firstFault(parsed.faults)
  const { submittedAt, repliedAt, reply } = parsed.data
  const on = parseDay(submittedAt.slice(0, 10))
  const repliedOn = repliedAt === undefined ? undefined : parseDay(repliedAt.slice(0, 10))
  if (on === null) return fault('submittedAt', 'bad-day')
  if (repliedOn === null) return fault('repliedAt', 'bad-day')
  if ((reply === undefined) !== (repliedOn === undefined))
    return fault(reply === undefined ? 'reply' : 'repliedAt', 'required')
  if (compare(on, today) > 0) return fault('submittedAt', 'in-the-future')
  if (repliedOn && compare(repliedOn, today) > 0) return fault('repliedAt', 'in-the-future')
  if (repliedAt !== undefined && repliedAt < submittedAt) return fault('repliedAt', 'before-submitted')
  return { ...parsed.data, on, repliedOn }
}

export const isFault = (read: ReadLine | LineFault): read is LineFault => 'code' in read

/** FNV-1a over the code points: the same number for the same id, spread evenly enough to place messages by. */
const numberOf = (id: string): number =>
  [...id].reduce(
    (hash, character) => Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0,
    2_166_136_261,
  )

/** A township by a stated rule where a line names none: the townships stand in the order of their codes, and the id counts around them. */
export const townshipByRule = (id: string, townships: readonly string[]): string | undefined => {
  if (townships.length === 0) return undefined
  const count = /^\d{1,15}$/.test(id) ? Number(id) : numberOf(id)
  return townships[count % townships.length]
}

export interface Placed {
  readonly township: string
  readonly village: string | undefined
  readonly venue: string | undefined
  readonly handler: string
  readonly category: string
}

/** Where a line belongs, who handles it and under which category, or why that cannot be. */
export const placeLine = (
  { id, division, venue: venueName, category: categoryName }: ReadLine,
  ground: Ground,
): Placed | LineFault => {
  const venue = venueName === undefined ? undefined : ground.venues.get(venueName)
  if (venueName !== undefined && !venue) return fault('venue', 'unknown-venue')
  const village = division?.length === 12 ? division : undefined
  if (village !== undefined && !ground.villages.has(village)) return fault('division', 'unknown-division')
  const township = division?.slice(0, 9) ?? venue?.township ?? townshipByRule(id, [...ground.handlers.keys()])
  const handler = township === undefined ? undefined : ground.handlers.get(township)
  if (township === undefined || handler === undefined) return fault('division', 'unknown-division')
  const category = categoryName ?? 'other'
  const known = ground.settings.categories.find(({ code, name }) => code === category || name === category)
  if (!known) return fault('category', 'unknown-category')
  return { township, village, venue: venue?.id, handler, category: known.code }
}

export const isPlaced = (placed: Placed | LineFault): placed is Placed => 'township' in placed
