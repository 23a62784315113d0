import { type Day, parseDay } from '#kernel/day.ts'
import type { Holiday, HolidayKind, RowError, RowFault } from '../spec/holiday.ts'

const kinds: Readonly<Record<string, HolidayKind>> = {
  off: 'off',
  work: 'work',
  休: 'off',
  班: 'work',
  放假: 'off',
  上班: 'work',
}

interface Line {
  readonly line: number
  /** The three fields, or null where the row has another shape. */
  readonly fields: readonly [day: string, kind: string, name: string] | null
}

/** Reads an arrangement of holidays, CSV with or without its heading or a JSON array. Bad rows are told, the rest is taken. */
export const parseHolidays = (fileText: string): { holidays: Holiday[]; errors: RowError[] } => {
  const text = fileText.replace(/^\uFEFF/, '')
  const lines = text.trimStart().startsWith('[') ? jsonLines(text) : csvLines(text)
  if (lines.length === 0) return { holidays: [], errors: [{ line: 1, code: 'bad-file' }] }

  const holidays = new Map<Day, Holiday>()
  const errors: RowError[] = []
  for (const { line, fields } of lines) {
    const row = fields ? rowOf(...fields) : 'bad-columns'
    if (typeof row === 'string') errors.push({ line, code: row })
    else if ((holidays.get(row.day)?.kind ?? row.kind) !== row.kind) errors.push({ line, code: 'contradicts' })
    else holidays.set(row.day, row)
  }
  return { holidays: [...holidays.values()], errors }
}

const rowOf = (dayText: string, kindText: string, name: string): Holiday | RowFault => {
  const day = parseDay(dayText)
  const kind = Object.hasOwn(kinds, kindText) ? kinds[kindText] : undefined
  if (!day) return 'bad-day'
  if (!kind) return 'bad-kind'
  if (name.length < 1 || name.length > 40 || !name.isWellFormed() || /\p{Cc}/u.test(name)) return 'bad-name'
  return { day, kind, name }
}

const csvLines = (text: string): Line[] =>
  text.split(/\r\n|\r|\n/).flatMap((content, index) => {
    const fields = content.split(',').map((field) => field.trim().replace(/^"(.*)"$/, '$1'))
    const isBlank = content.trim() === ''
    const isHeading = fields[0]?.toLowerCase() === 'day'
    return isBlank || isHeading ? [] : [{ line: index + 1, fields: threeOf(fields) }]
  })

const jsonLines = (text: string): Line[] => {
  const rows = parseJson(text)
  if (!Array.isArray(rows)) return []
  return rows.map((row: unknown, index) => {
    const { day, kind, name } = (row ?? {}) as Partial<Record<string, unknown>>
    return { line: index + 1, fields: threeOf([day, kind, name]) }
  })
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const threeOf = (fields: readonly unknown[]): Line['fields'] => {
  const [day, kind, name] = fields
  const isText = typeof day === 'string' && typeof kind === 'string' && typeof name === 'string'
  return isText && fields.length === 3 ? [day, kind, name] : null
}
