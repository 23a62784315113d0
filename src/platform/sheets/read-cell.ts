import { parseDay } from '#kernel/day.ts'
import type { Cell } from './cell.ts'
import { checksumOf } from './id-number.ts'
import type { CellReading } from './import-kind.ts'

/** As people type into cells: full-width letters and digits, blanks of all kinds around and doubled within. */
const tidy = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000\u200b\ufeff]+/g, ' ')
    .trim()

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

/** One line of text of at most `max` characters, kept as written but for blanks around it. */
export const line =
  (max: number) =>
  ({ text }: Cell): CellReading => {
    const value = text.replace(/[\s\u3000]+/g, ' ').trim()
    if (forbidden.test(value) || !value.isWellFormed()) return { code: 'bad-characters' }
    return [...value].length > max ? { code: 'too-long', params: { max } } : { value }
  }

/** A person's name: blanks that only make two characters as wide as three are left out. */
export const personName = (cell: Cell): CellReading => {
  const read = line(50)(cell)
  if (!('value' in read) || read.value === null) return read
  const value = /^[\p{Script=Han} ]+$/u.test(read.value) ? read.value.replaceAll(' ', '') : read.value
  return { value }
}

/** One of these words, by itself or by another name of it. */
export const oneOf =
  (words: Readonly<Record<string, readonly string[]>>) =>
  ({ text }: Cell): CellReading => {
    const said = tidy(text)
    const found = Object.entries(words).find(([word, others]) => word === said || others.includes(said))
    return found ? { value: found[0] } : { code: 'not-one-of', params: { words: Object.keys(words).join('、') } }
  }

const twoDigits = (text: string | undefined): string => (text ?? '01').padStart(2, '0')

const writtenDays: readonly RegExp[] = [
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}(?::\d{2})?$/,
]
const writtenMonths: readonly RegExp[] = [/^(\d{4})[-/.年](\d{1,2})月?$/, /^(\d{4})(\d{2})$/]

const dayFrom = (text: string, ways: readonly RegExp[]): string | null | undefined => {
  for (const way of ways) {
    const parts = way.exec(text)
    if (parts) return parseDay(`${parts[1]}-${twoDigits(parts[2])}-${twoDigits(parts[3])}`)
  }
  return undefined
}

const dayOrMonth =
  (mayBeMonth: boolean) =>
  ({ text, as }: Cell): CellReading => {
    if (as === 'day') return { value: text }
    const said = tidy(text).replaceAll(' ', '')
    const day = dayFrom(said, writtenDays)
    // 1970.10 kept as a number is 1970.1, January or October: nobody can tell.
    if (day === undefined && as === 'number' && said.includes('.')) return { code: 'day-is-number' }
    const month = day === undefined && mayBeMonth ? dayFrom(said, writtenMonths) : undefined
    const value = day ?? month
    if (!value) return { code: day === null || month === null ? 'no-such-day' : 'not-a-day' }
    return { value, note: month ? 'month-only' : 'day-as-text' }
  }

/** A day; one written as text is read where it can mean only one day. */
export const day = dayOrMonth(false)
/** The same where the month alone will do (出生年月); the first of it is kept. */
export const dayOrMonthOnly = dayOrMonth(true)

/** A mobile or fixed number of mainland China. */
export const phone = ({ text, as }: Cell): CellReading => {
  const said = tidy(text)
    .replace(/[ \-()]/g, '')
    .replace(/^\+?86(?=1)/, '')
  if (as === 'number' && said.length > 15) return { code: 'lost-digits' }
  return /^1[3-9]\d{9}$|^0\d{9,11}$|^[2-8]\d{6,7}$/.test(said) ? { value: said } : { code: 'bad-phone' }
}

/** A citizen's number (GB 11643-1999): 18 places, a day of birth that exists, and the check character. */
export const idNumber = ({ text, as }: Cell): CellReading => {
  const said = tidy(text).replaceAll(' ', '').toUpperCase()
  if (as === 'number' && said.length > 15) return { code: 'lost-digits' }
  if (/^\d{15}$/.test(said)) return { code: 'id-of-15' }
  if (!/^\d{17}[\dX]$/.test(said)) return { code: 'id-length' }
  if (!parseDay(`${said.slice(6, 10)}-${said.slice(10, 12)}-${said.slice(12, 14)}`)) return { code: 'id-birth' }
  return checksumOf(said) === said[17] ? { value: said } : { code: 'id-checksum' }
}

/** A whole number between these. */
export const whole =
  (min: number, max: number) =>
  ({ text }: Cell): CellReading => {
    const said = tidy(text).replace(/^第?(\d+)[届次]?$/, '$1')
    const value = Number(said)
    return /^\d{1,9}$/.test(said) && value >= min && value <= max
      ? { value: String(value) }
      : { code: 'not-a-number', params: { min, max } }
  }
