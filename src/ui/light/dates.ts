import type { Language } from './frame.ts'

const zone = 'Asia/Shanghai'
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language)

const styles = {
  /** 2026年11月23日 · 23 November 2026 */
  full: { year: 'numeric', month: 'long', day: 'numeric' },
  /** 11月23日 · 23 Nov */
  short: { month: 'short', day: 'numeric' },
  /** 周四 · Thu */
  weekday: { weekday: 'short' },
  /** 10:42:07 */
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof styles

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (language: Language, style: DateStyle): Intl.DateTimeFormat => {
  const key = `${language} ${style}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(localeOf(language), { ...styles[style], timeZone: zone })
  formats.set(key, made)
  return made
}

/** A day (`2026-11-23`) or an instant (ISO 8601) as it is written in China's time. */
export const written = (language: Language, value: string, style: DateStyle): string =>
  formatOf(language, style).format(new Date(value.length === 10 ? `${value}T12:00:00+08:00` : value))

/** A day near today goes without its year. */
export const writtenNear = (language: Language, day: string, today: string): string =>
  written(language, day, day.slice(0, 4) === today.slice(0, 4) ? 'short' : 'full')
