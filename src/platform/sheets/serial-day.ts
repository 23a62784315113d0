import { addDays, type Day, toDay } from '#kernel/day.ts'

/** Formats that spreadsheets number without naming them and that show a day (ECMA-376 18.8.30, East Asian ones among them). */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** Does a number format show days? What is quoted, escaped, coloured or conditional does not count. */
export const showsDay = (id: number, code: string | undefined): boolean => {
  if (code === undefined) return builtIn.has(id)
  const bare = code.replace(/"[^"]*"|\\.|\[[^[\]]*\]|_./g, '')
  return /[yd]|[年月日]/i.test(bare) && !/^general$/i.test(bare)
}

/** The day of a serial number; undefined where there is none. 1900 was no leap year, but spreadsheets count its 29 February. */
export const dayOfSerial = (serial: number, is1904: boolean): Day | undefined => {
  const whole = Math.floor(serial)
  const last = 2_958_465 // 9999-12-31
  if (!(whole >= 1 && whole <= last) || (!is1904 && whole === 60)) return undefined
  if (is1904) return addDays(toDay('1904-01-01'), Math.min(whole, last - 1462))
  return addDays(toDay('1899-12-31'), whole > 60 ? whole - 1 : whole)
}
